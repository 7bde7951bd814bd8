import { Fragment } from 'react'

const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/g

/** A letter is plain text; the addresses in it can be followed. */
export function LetterText({ text }: { readonly text: string }) {
  return text.split(ADDRESS).map((part, index) =>
    index % 2 === 1 ? (
      <a key={`${index} ${part}`} href={part} dir="ltr">
        {part}
      </a>
    ) : (
      <Fragment key={`${index} ${part}`}>{part}</Fragment>
    ),
  )
}
