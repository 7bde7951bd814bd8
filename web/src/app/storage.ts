/** A small choice kept on this device; a browser that keeps nothing answers with nothing. */
export function keptChoice(name: string): string | undefined {
  try {
    return localStorage.getItem(`passerelle.${name}`) ?? undefined
  } catch {
    return undefined
  }
}

export function keepChoice(name: string, value: string): void {
  try {
    localStorage.setItem(`passerelle.${name}`, value)
  } catch {
    // Private windows may refuse; the choice then lasts as long as the page.
  }
}
