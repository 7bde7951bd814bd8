import { type DataCategory, dataCategories } from '@passerelle/domain/kernel/vocabulary'
import type { Scene } from '../engine/operation.ts'
import { sql } from '../engine/sql.ts'
import { sealFor, unsealFor } from '../people/data-key.ts'
import { type SourceSlice, sliceSource } from '../records/slice-source.ts'
import type { SendingGround } from './ground.ts'

export interface SliceField {
  readonly key: string
  readonly value: string
}

export interface Slice {
  readonly category: DataCategory
  readonly fields: SliceField[]
}

/** What the record behind a need could hand over today of these categories. */
export function sourceOf(
  { tx, house, today }: Scene,
  needId: string,
  wanted: readonly DataCategory[] = dataCategories,
): Promise<SourceSlice[]> {
  const record = sql`(select n.record_id from needs n where n.id = ${needId})`
  return sliceSource(tx, house.keys, { record, wanted, today })
}

/** What could leave of these categories, in the fixed order; those without content are left out. */
export function availableSlices(
  source: readonly SourceSlice[],
  ground: SendingGround,
  priority: string,
  wanted: readonly DataCategory[] = dataCategories,
): Slice[] {
  const all = [...source.filter((slice) => slice.category !== 'need'), needSlice(ground, priority)]
  return dataCategories.flatMap((category) => {
    if (!wanted.includes(category)) return []
    const fields = all.filter((slice) => slice.category === category).flatMap((slice) => slice.fields)
    return fields.length > 0 ? [{ category, fields: [...fields] }] : []
  })
}

function needSlice(ground: SendingGround, priority: string): Slice {
  const fields = [
    { key: 'referrals.field.need.service', value: `services.type.${ground.serviceType}` },
    { key: 'referrals.field.need.priority', value: `referrals.priority.${priority}` },
  ]
  if (ground.needNote) fields.push({ key: 'referrals.field.need.note', value: ground.needNote })
  return { category: 'need', fields }
}

/** Health detail lies sealed even on its way (INV-10): only the holder of a live share can open it. */
const SEALED: readonly DataCategory[] = ['health']

export interface StoredSlice {
  readonly category: DataCategory
  readonly content: string | null
  readonly sealed: Buffer | null
}

export async function storeSlice(scene: Scene, ground: SendingGround, slice: Slice): Promise<StoredSlice> {
  const text = JSON.stringify(slice.fields)
  if (!SEALED.includes(slice.category)) return { category: slice.category, content: text, sealed: null }
  const sealed = await sealFor(
    scene.tx,
    scene.house.keys,
    ground.personId,
    Buffer.from(text),
    `slice:${slice.category}`,
  )
  return { category: slice.category, content: null, sealed }
}

/** The slices of a referral that whoever acts may read at this moment. */
export async function readSlices(scene: Scene, referralId: string): Promise<Slice[]> {
  const rows = await scene.tx.rows<{
    category: DataCategory
    content: SliceField[] | null
    sealed: Buffer | null
    person_id: string
  }>(sql`
    select s.category, s.content, s.sealed, f.person_id from slices s join referrals f on f.id = s.referral_id
    where s.referral_id = ${referralId}`)
  const slices = await Promise.all(
    rows.map(async (row): Promise<Slice> => {
      if (row.content) return { category: row.category, fields: row.content }
      const plain = row.sealed
        ? await unsealFor(scene.tx, scene.house.keys, row.person_id, row.sealed, `slice:${row.category}`)
        : undefined
      return { category: row.category, fields: plain ? JSON.parse(plain.toString('utf8')) : [] }
    }),
  )
  return slices.toSorted(
    (one, other) => dataCategories.indexOf(one.category) - dataCategories.indexOf(other.category),
  )
}
