import { isIPv6 } from 'node:net'

/** One caller of the newer internet owns a whole /64 of addresses. */
export function networkOf(origin: string): string {
  const address = origin.startsWith('::ffff:') ? origin.slice(7) : origin
  return isIPv6(address) ? firstHalf(address) : address
}

function firstHalf(address: string): string {
  const [left = '', right] = address.split('::')
  const head = left.split(':').filter((group) => group !== '')
  const tail = (right ?? '').split(':').filter((group) => group !== '')
  const zeros = right === undefined ? [] : Array.from({ length: 8 - head.length - tail.length }, () => '0')
  return [...head, ...zeros, ...tail]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
