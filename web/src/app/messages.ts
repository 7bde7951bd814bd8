import { IntlMessageFormat } from 'intl-messageformat'

type Values = Readonly<Record<string, string | number>>

/**
 * Says the sentences of one language. Most are plain and need no reading; the others are read once. A sentence that
 * cannot be said, or does not exist, is shown as its key: something is then missing, but nothing is hidden.
 */
export function sayer(
  words: Readonly<Record<string, string>>,
  locale: string,
): (key: string, values?: Values) => string {
  const read = new Map<string, IntlMessageFormat>()
  return (key, values) => {
    const text = Object.hasOwn(words, key) ? words[key] : undefined
    if (text === undefined) return key
    if (!text.includes('{')) return text
    try {
      const message = read.get(key) ?? new IntlMessageFormat(text, locale, undefined, { ignoreTag: true })
      read.set(key, message)
      return String(message.format({ ...values }))
    } catch (error) {
      console.error(key, error)
      return key
    }
  }
}
