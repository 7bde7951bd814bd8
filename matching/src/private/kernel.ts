import { kernelByScript } from './kernel-script.ts'
import { kernelByWasm } from './kernel-wasm.ts'

/** Counts in how many bits encodings differ: each of one side with each of the other, field by field. */
export interface Kernel {
  readonly kind: 'wasm' | 'script'
  /**
   * `ones` and `others` hold encodings of `fields` × `bits` each, one behind the other. The answer holds `fields`
   * counts for each pair, the pairs of the first of `ones` first. It is valid until the next call.
   */
  differing(ones: Uint8Array, others: Uint8Array, fields: number, bits: number): Uint16Array
}

/** WebAssembly where there is some, else the same in script, five times slower. */
export function fastestKernel(): Kernel {
  return kernelByWasm() ?? kernelByScript()
}
