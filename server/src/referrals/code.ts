/** Without letters and digits that are mistaken for each other on the telephone. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A short code for telephone calls, made of the random end of the id: `R-7KQ2-M4XT`. */
export function referralCode(id: string): string {
  let rest = BigInt(`0x${id.replaceAll('-', '').slice(-12)}`)
  let text = ''
  for (let place = 0; place < 8; place += 1) {
    text += ALPHABET[Number(rest % 30n)]
    rest /= 30n
  }
  return `R-${text.slice(0, 4)}-${text.slice(4)}`
}
