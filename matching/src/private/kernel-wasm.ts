import { base64 } from '@scure/base'
import { kernelModule } from './kernel-module.ts'
import type { Kernel } from './kernel.ts'

/** The little of WebAssembly that is used; pure packages see neither a browser's types nor Node's. */
declare const WebAssembly:
  | {
      readonly Module: new (bytes: Uint8Array) => object
      readonly Instance: new (module: object) => { readonly exports: Exports }
    }
  | undefined

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  differing(ones: number, n: number, others: number, m: number, fields: number, words: number): void
}

const page = 65_536

/** The kernel in WebAssembly, or nothing where there is none. */
export function kernelByWasm(): Kernel | undefined {
  if (typeof WebAssembly === 'undefined') return undefined
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(base64.decode(kernelModule)))
  return {
    kind: 'wasm',
    differing(ones, others, fields, bits) {
      const size = (fields * bits) / 8
      const [n, m] = [ones.length / size, others.length / size]
      const at = ones.length
      const out = at + others.length
      makeRoom(exports, out + n * m * fields * 2)
      const memory = new Uint8Array(exports.memory.buffer)
      memory.set(ones, 0)
      memory.set(others, at)
      exports.differing(0, n, at, m, fields, bits / 64)
      return new Uint16Array(exports.memory.buffer, out, n * m * fields)
    },
  }
}

function makeRoom({ memory }: Exports, bytes: number): void {
  const missing = bytes - memory.buffer.byteLength
  if (missing > 0) memory.grow(Math.ceil(missing / page))
}
