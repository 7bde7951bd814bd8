import { Button, TextInput } from '@mantine/core'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { useWords } from '../app/words.tsx'
import { type Stroke, drawStrokes, toPng } from './signature.ts'
import styles from './SignaturePad.module.css'

/** A drawing, or the word of a witness where somebody cannot or does not wish to sign on glass. */
export type Signature =
  | { readonly kind: 'drawn' /** A PNG as a data address. */; readonly image: string }
  | { readonly kind: 'witnessed'; readonly witness: string }

interface SignaturePadProps {
  /** Who signs, for the label. */
  readonly signer: string
  readonly onChange: (signature: Signature | undefined) => void
  /** Whether an oral consent before a witness is an alternative here. */
  readonly witnessAllowed?: boolean
}

/** Signs with a finger, a pen or a mouse; and without any of them, by the name of a witness. */
export function SignaturePad({ signer, onChange, witnessAllowed = true }: SignaturePadProps) {
  const { t } = useWords()
  const [way, setWay] = useState<Signature['kind']>('drawn')
  function choose(next: Signature['kind']): void {
    setWay(next)
    onChange(undefined)
  }
  return (
    <fieldset className={styles.pad}>
      <legend>{t('kit.signature.label', { name: signer })}</legend>
      {way === 'drawn' ? (
        <Drawing onChange={onChange} label={t('kit.signature.canvas', { name: signer })} />
      ) : (
        <Witness onChange={onChange} />
      )}
      {witnessAllowed && (
        <button
          type="button"
          className={styles.other}
          onClick={() => choose(way === 'drawn' ? 'witnessed' : 'drawn')}
        >
          {t(way === 'drawn' ? 'kit.signature.cannot-sign' : 'kit.signature.sign-instead')}
        </button>
      )}
    </fieldset>
  )
}

function Witness({ onChange }: Pick<SignaturePadProps, 'onChange'>) {
  const { t } = useWords()
  const [name, setName] = useState('')
  function change(value: string): void {
    setName(value)
    const witness = value.trim()
    onChange(witness === '' ? undefined : { kind: 'witnessed', witness })
  }
  return (
    <TextInput
      label={t('kit.signature.witness')}
      description={t('kit.signature.witness.hint')}
      dir="auto"
      autoComplete="off"
      value={name}
      onChange={({ currentTarget: { value } }) => change(value)}
    />
  )
}

function Drawing({ label, onChange }: Pick<SignaturePadProps, 'onChange'> & { readonly label: string }) {
  const { t } = useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [strokes, setStrokes] = useState<readonly Stroke[]>([])
  const isDrawing = useRef(false)

  useEffect(() => {
    const board = canvas.current
    if (!board) return undefined
    const draw = () => drawStrokes(board, strokes)
    draw()
    const watcher = new ResizeObserver(draw)
    watcher.observe(board)
    return () => watcher.disconnect()
  }, [strokes])

  function begin(event: PointerEvent<HTMLCanvasElement>): void {
    event.currentTarget.setPointerCapture(event.pointerId)
    isDrawing.current = true
    setStrokes([...strokes, [pointOf(event)]])
  }
  function move(event: PointerEvent<HTMLCanvasElement>): void {
    if (!isDrawing.current) return
    const points = pointOf(event)
    setStrokes((now) => [...now.slice(0, -1), [...(now.at(-1) ?? []), points]])
  }
  function end({ currentTarget: board }: PointerEvent<HTMLCanvasElement>): void {
    if (!isDrawing.current) return
    isDrawing.current = false
    onChange({ kind: 'drawn', image: toPng(strokes, board.clientWidth / board.clientHeight) })
  }
  function clear(): void {
    setStrokes([])
    onChange(undefined)
  }

  return (
    <div className={styles.board}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      />
      {strokes.length === 0 ? (
        <span className={styles.prompt} aria-hidden="true">
          {t('kit.signature.here')}
        </span>
      ) : (
        <Button className={styles.clear ?? ''} size="xs" variant="default" onClick={clear}>
          {t('kit.signature.clear')}
        </Button>
      )}
      <span role="status" className="visually-hidden">
        {strokes.length > 0 ? t('kit.signature.drawn') : ''}
      </span>
    </div>
  )
}

/** Places on the board as shares of its size, so that turning the telephone does not lose the drawing. */
function pointOf(event: PointerEvent<HTMLCanvasElement>): readonly [number, number] {
  const box = event.currentTarget.getBoundingClientRect()
  return [(event.clientX - box.x) / box.width, (event.clientY - box.y) / box.height]
}
