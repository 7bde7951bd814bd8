/** Without letters and digits that are mistaken for each other on the telephone. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A short code to be said aloud, made of the random end of an id: `P-7KQ2-M4XT`. */
export function spokenCode(letter: 'P' | 'C' | 'R', id: string): string {
  let rest = BigInt(`0x${id.replaceAll('-', '').slice(-12)}`)
  let text = ''
  for (let place = 0; place < 8; place += 1) {
    text += alphabet[Number(rest % 30n)] ?? ''
    rest /= 30n
  }
  return `${letter}-${text.slice(0, 4)}-${text.slice(4)}`
}
