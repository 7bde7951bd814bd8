/** What was typed into a field of a form; a file is no text. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** The secret of a letter's link: after the number sign, so that it reaches no log. */
export function tokenInAddress(): string {
  return decodeURIComponent(window.location.hash.slice(1))
}

/** Whether the whole secret arrived: links that are copied by hand lose their ends. */
export function isWhole(token: string): boolean {
  return /^[\w.-]{20,600}$/.test(token)
}
