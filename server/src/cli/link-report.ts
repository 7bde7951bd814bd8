import { bandsFrom, type ExplainedPart, explain, probabilityOf } from '@passerelle/matching/link/explain'
import { curveOf } from '@passerelle/matching/link/curve'
import { levelCount, levels } from '@passerelle/matching/link/levels'
import type { LinkedFiles } from '@passerelle/matching/node/link-files'
import { type LinkSummary, sentences } from './link-summary.ts'
import type { Say, Speech } from './saying.ts'

/** One page that needs nothing else: figures, how the weights lie, the curve, and sample pairs taken apart. */
export function linkReport(made: LinkedFiles, summary: LinkSummary, { say, language }: Speech): string {
  const body = [
    `<h1>${text(say('linking.title'))}</h1>`,
    ...sentences(say, summary).map((sentence) => `<p>${text(sentence)}</p>`),
    histogram(made, say),
    curve(made, say),
    samples(made, say),
    learned(made, say),
    rules(made, say),
  ].join('\n')
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(say('linking.title'))}</title>
<style>${style}</style>
<main>${body}</main>
</html>
`
}

const style = `
body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#1c2430;background:#fbfaf7}
main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.7rem;line-height:1.2}h2{font-size:1.25rem;margin:2.5rem 0 .25rem}h3{font-size:1rem;margin:1.5rem 0 .25rem}
p{margin:.35rem 0;max-width:44rem}.about{color:#51606f}
svg{width:100%;min-width:34rem;height:auto;direction:ltr;background:#fff;border:1px solid #dfe3e6;border-radius:6px}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;background:#fff;font-size:.925rem}
th,td{padding:.35rem .6rem;border-bottom:1px solid #e6e9eb;text-align:start;vertical-align:top}
td.n,th.n{text-align:end;font-variant-numeric:tabular-nums}
.bar{position:relative;display:block;width:8rem;height:.8rem;direction:ltr;background:linear-gradient(#b9c2c9,#b9c2c9) center/1px 100% no-repeat}
.bar i{position:absolute;top:0;bottom:0;border-radius:2px}.for{background:#1f7a5c}.against{background:#b4472f}
tr.sum td{font-weight:600;border-top:2px solid #97a2ab}`

const { width, height, edge } = { width: 720, height: 240, edge: 36 }

function histogram({ linked }: LinkedFiles, say: Say): string {
  const lowest = Math.floor(linked.edges.weights.reduce((least, weight) => Math.min(least, weight), 0))
  const highest = Math.ceil(linked.edges.weights.reduce((most, weight) => Math.max(most, weight), 1))
  const counts = new Map<number, number>()
  for (const weight of linked.edges.weights)
    counts.set(Math.floor(weight), (counts.get(Math.floor(weight)) ?? 0) + 1)
  const most = Math.max(1, ...counts.values())
  const x = (weight: number) => edge + ((weight - lowest) / (highest + 1 - lowest)) * (width - 2 * edge)
  const bars = [...counts].map(([weight, count]) => {
    const tall = Math.max(1, (count / most) * (height - 2 * edge))
    return `<rect x="${fixed(x(weight) + 0.5)}" y="${fixed(height - edge - tall)}" width="${fixed(x(weight + 1) - x(weight) - 1)}" height="${fixed(tall)}" fill="${weight >= bandsFrom.likely ? '#1f7a5c' : weight >= bandsFrom.review ? '#c98a1b' : '#9aa5ad'}"><title>${weight}: ${count}</title></rect>`
  })
  const ticks = tickPlaces(lowest, highest).map(
    (weight) =>
      `<text x="${fixed(x(weight))}" y="${height - 12}" text-anchor="middle" font-size="12">${weight}</text>`,
  )
  const about = say('linking.histogram.about', {
    likely: bandsFrom.likely.toFixed(1),
    review: bandsFrom.review.toFixed(1),
  })
  return chart(say('linking.histogram'), about, [...bars, ...ticks])
}

function tickPlaces(lowest: number, highest: number): number[] {
  const step = highest - lowest > 40 ? 10 : 5
  const from = Math.ceil(lowest / step) * step
  return Array.from({ length: Math.floor((highest - from) / step) + 1 }, (_, at) => from + at * step)
}

function curve({ linked, truth }: LinkedFiles, say: Say): string {
  if (!truth) return ''
  const points = curveOf(linked.edges, truth)
  const x = (recall: number) => edge + recall * (width - 2 * edge)
  const y = (precision: number) => height - edge - precision * (height - 2 * edge)
  const line = points.map(({ precision, recall }) => `${fixed(x(recall))},${fixed(y(precision))}`).join(' ')
  const dots = points
    .filter((_, at) => at % 6 === 0)
    .map(
      ({ weight, precision, recall }) =>
        `<circle cx="${fixed(x(recall))}" cy="${fixed(y(precision))}" r="3" fill="#24577a"><title>${weight.toFixed(1)}: ${precision.toFixed(3)}, ${recall.toFixed(3)}</title></circle>`,
    )
  const grid = [0, 0.5, 1].flatMap((share) => [
    `<line x1="${edge}" x2="${width - edge}" y1="${fixed(y(share))}" y2="${fixed(y(share))}" stroke="#e6e9eb"/>`,
    `<text x="${edge - 6}" y="${fixed(y(share) + 4)}" text-anchor="end" font-size="12">${share}</text>`,
    `<text x="${fixed(x(share))}" y="${height - 12}" text-anchor="middle" font-size="12">${share}</text>`,
  ])
  const names = [
    `<text x="${width / 2}" y="${height - 12}" text-anchor="middle" font-size="12" dy="0" dx="120">${text(say('linking.recall'))}</text>`,
    `<text x="${edge}" y="${edge - 14}" font-size="12">${text(say('linking.precision'))}</text>`,
  ]
  const drawn = `<polyline points="${line}" fill="none" stroke="#24577a" stroke-width="2"/>`
  return chart(say('linking.curve'), say('linking.curve.about'), [...grid, ...names, drawn, ...dots])
}

function chart(title: string, about: string, inside: readonly string[]): string {
  return `<h2>${text(title)}</h2><p class="about">${text(about)}</p>
<div class="scroll" tabindex="0"><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${text(`${title}. ${about}`)}">${inside.join('')}</svg></div>`
}

/** Pairs from all over the scale, those on the edge between the bands first of all. */
function samples(made: LinkedFiles, say: Say): string {
  const { linked, idOf } = made
  const { weights, ones, others } = linked.edges
  const wanted = [30, 20, bandsFrom.likely, 3, 0, bandsFrom.review]
  const chosen = new Set(wanted.flatMap((weight) => nearestTo(weights, weight) ?? []))
  const tables = [...chosen].map((at) => {
    const [first, second] = [ones[at] ?? 0, others[at] ?? 0]
    const { parts, prior, weight } = explain(linked, first, second)
    const written = parts.map((part) => ({
      ...part,
      one: cellOf(made, part.field, first),
      other: cellOf(made, part.field, second),
    }))
    const told = say('linking.pair', {
      one: idOf(first),
      other: idOf(second),
      weight: weight.toFixed(1),
      probability: probabilityOf(weight).toFixed(3),
    })
    const before: ExplainedPart = {
      field: say('linking.prior'),
      level: 'missing',
      weight: prior,
      one: '',
      other: '',
    }
    const rows = [before, ...written].map((part, place) =>
      partRow(part, place === 0 ? '' : say(`linking.level.${part.level}`)),
    )
    return `<h3>${text(told)}</h3><div class="scroll"><table><thead><tr>${heads(say, ['field', 'one', 'other', 'level'])}<th class="n">${text(say('linking.column.weight'))}</th><th></th></tr></thead>
<tbody>${rows.join('')}<tr class="sum"><td colspan="4">${text(say('linking.total'))}</td><td class="n">${bits(weight)}</td><td></td></tr></tbody></table></div>`
  })
  return `<h2>${text(say('linking.samples'))}</h2><p class="about">${text(say('linking.samples.about'))}</p>${tables.join('')}`
}

/** What stands in the file, not what was compared. */
function cellOf({ table }: LinkedFiles, field: string, record: number): string {
  const column = table.columns.get(field)
  return column?.values[(column.ids[record] ?? 0) - 1] ?? ''
}

function nearestTo(weights: Float32Array, wanted: number): number | undefined {
  let best: number | undefined
  weights.forEach((weight, at) => {
    if (best === undefined || Math.abs(weight - wanted) < Math.abs((weights[best] ?? 0) - wanted)) best = at
  })
  return best
}

function partRow({ field, one, other, weight }: ExplainedPart, level: string): string {
  const share = Math.min(50, Math.abs(weight) * 2.5)
  const place = weight >= 0 ? `left:50%` : `left:${fixed(50 - share)}%`
  const bar = `<span class="bar" aria-hidden="true"><i class="${weight >= 0 ? 'for' : 'against'}" style="${place};width:${fixed(share)}%"></i></span>`
  const cells = [field, one, other, level].map((cell) => `<td dir="auto">${text(cell)}</td>`).join('')
  return `<tr>${cells}<td class="n">${bits(weight)}</td><td>${bar}</td></tr>`
}

function learned({ linked, plan }: LinkedFiles, say: Say): string {
  const shown = Object.entries(levels).filter(([, level]) => level !== levels.missing)
  const rows = plan.fields.map(({ name }, at) => {
    const cells = shown.map(
      ([, level]) => `<td class="n">${bits(linked.model.weights[at * levelCount + level] ?? 0)}</td>`,
    )
    return `<tr><td>${text(name)}</td>${cells.join('')}</tr>`
  })
  const head = shown.map(([level]) => `<th class="n">${text(say(`linking.level.${level}`))}</th>`).join('')
  return `<h2>${text(say('linking.weights'))}</h2><p class="about">${text(say('linking.weights.about'))}</p>
<div class="scroll"><table><thead><tr>${heads(say, ['field'])}${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

function rules({ linked, plan }: LinkedFiles, say: Say): string {
  const rows = plan.rules.map(
    (rule, at) =>
      `<tr><td>${text(rule.join(' + '))}</td><td class="n">${linked.blocks[at]?.pairs ?? 0}</td></tr>`,
  )
  return `<h2>${text(say('linking.rules'))}</h2><p class="about">${text(say('linking.rules.about'))}</p>
<div class="scroll"><table><thead><tr>${heads(say, ['rule'])}<th class="n">${text(say('linking.column.pairs'))}</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

function heads(say: Say, names: readonly string[]): string {
  return names.map((name) => `<th>${text(say(`linking.column.${name}`))}</th>`).join('')
}

/** A number with its sign before it, whichever way the page runs. */
function bits(weight: number): string {
  return `<bdi dir="ltr">${weight.toFixed(1).replace('-', '−')}</bdi>`
}

function fixed(value: number): string {
  return value.toFixed(1)
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function text(plain: string): string {
  return plain.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark)
}
