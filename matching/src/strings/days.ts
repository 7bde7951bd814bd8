/** Days of eight digits, four bits each: `0xYYYYMMDD`. Their slips are found without making texts of them. */

/** Whether two packed days differ in exactly one digit, given what differs between them. */
export function oneDigit(differing: number): boolean {
  const lowest = differing & -differing
  const place = (31 - Math.clz32(lowest)) & ~3
  return (differing & ~(0xf << place)) === 0
}

/** Two neighbouring digits in the other order. */
export function turnedDigits(one: number, other: number): boolean {
  const differing = one ^ other
  const place = (31 - Math.clz32(differing & -differing)) & ~3
  if ((differing & ~(0xff << place)) !== 0) return false
  const [left, right] = [(one >>> place) & 0xff, (other >>> place) & 0xff]
  return left === (((right & 0xf) << 4) | (right >>> 4))
}

/** Day and month in the other order, given the lower four digits. */
export function turnedDay(one: number, other: number): boolean {
  return one === (((other & 0xff) << 8) | (other >>> 8))
}

/** The number that the four digits of a packed year say. */
export function decimal(year: number): number {
  return (year >>> 12) * 1000 + ((year >>> 8) & 15) * 100 + ((year >>> 4) & 15) * 10 + (year & 15)
}
