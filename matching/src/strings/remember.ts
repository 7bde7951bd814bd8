/**
 * A function that remembers what it made of a text. The book is begun anew when it is full, and endless texts are
 * not written into it, so that it stays small whatever comes.
 */
export function remember<Made>(most: number, make: (text: string) => Made): (text: string) => Made {
  let book = new Map<string, Made>()
  return (text) => {
    const known = book.get(text)
    if (known !== undefined) return known
    const made = make(text)
    if (book.size >= most) book = new Map()
    if (text.length <= longest) book.set(text, made)
    return made
  }
}

const longest = 60
