import { IntlMessageFormat } from 'intl-messageformat'
import type { Words } from '../../domain/src/kernel/words.ts'

/** The sentence for a key as it stands in a manual: values by their names, of plurals the general form. */
export type Say = (key: string) => string

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

export function sayWith(words: Words): Say {
  return (key) => {
    const message = words[key]
    if (message === undefined) throw new Error(`no word for ${key}`)
    return textOf(new IntlMessageFormat(message, 'en').getAst())
  }
}

function textOf(elements: readonly Element[]): string {
  return elements.map(textOfElement).join('')
}

function textOfElement(element: Element): string {
  if ('options' in element) {
    const choices = Object.values(element.options).map((option) => textOf(option.value))
    return 'offset' in element ? (choices.at(-1) ?? '') : choices.join(' / ')
  }
  if ('children' in element) return textOf(element.children)
  if (!('value' in element)) return '#'
  return element.type === 0 ? element.value : `‹${element.value}›`
}
