import { useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'

interface GoLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  readonly href: string
}

/** A link inside the application whose address is made of data; it prepares the page while one hovers. */
export function GoLink({ href, onClick, children, ...rest }: GoLinkProps) {
  const router = useRouter()
  const prepare = () => void router.preloadRoute({ to: '.', href }).catch(() => undefined)
  function go(event: MouseEvent<HTMLAnchorElement>): void {
    onClick?.(event)
    if (event.defaultPrevented || !isPlainClick(event)) return
    event.preventDefault()
    void router.navigate({ href })
  }
  return (
    <a {...rest} href={href} onClick={go} onMouseEnter={prepare} onFocus={prepare}>
      {children}
    </a>
  )
}

/** With a modifier key the browser opens a new tab, as everywhere. */
export function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
}
