import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const require = createRequire(import.meta.url)

/** Families in which a page looks for its letters, in this order; each is there in a regular and a bold weight. */
export const FAMILIES = ['Noto Sans', 'Noto Sans Arabic', 'Noto Sans Ethiopic', 'Noto Sans Bengali'] as const

const PACKAGES = ['noto-sans', 'noto-sans-arabic', 'noto-sans-ethiopic', 'noto-sans-bengali']
const WEIGHTS = ['400Regular', '600SemiBold']

let compiler: NodeCompiler | undefined

/**
 * Typesets a page. The template is ours; everything that people typed comes as data, read with `json()` inside the page,
 * so that no name can become markup.
 */
export function typeset(template: string, data: Readonly<Record<string, unknown>>): Buffer {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts() }] })
  const pdf = compiler.pdf({ mainFileContent: template, inputs: { data: JSON.stringify(data) } })
  compiler.evictCache(10)
  return pdf
}

function fonts(): Buffer[] {
  return PACKAGES.flatMap((name) => {
    const folder = dirname(require.resolve(`@expo-google-fonts/${name}/package.json`))
    const family = name
      .split('-')
      .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`)
      .join('')
    return WEIGHTS.map((weight) => readFileSync(join(folder, weight, `${family}_${weight}.ttf`)))
  })
}
