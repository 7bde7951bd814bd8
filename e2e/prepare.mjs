import { prepare } from '../scripts/lib/prepare.mjs'

/** The pages as they are in the sources now. */
export function setup() {
  prepare(['web'])
}
