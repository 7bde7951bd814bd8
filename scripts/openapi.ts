// Writes docs/openapi.json: what partners' programs may ask of the server, as the contracts say it.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openApiDocument } from '../server/src/http/openapi.ts'
import { operations } from '../server/src/operations.ts'

const docs = join(import.meta.dirname, '../docs')
const contracts = operations.map(({ contract }) => contract)
const inOrder = contracts.toSorted((one, other) => (one.name < other.name ? -1 : 1))
mkdirSync(docs, { recursive: true })
writeFileSync(join(docs, 'openapi.json'), `${JSON.stringify(openApiDocument(inOrder), null, 2)}\n`)
