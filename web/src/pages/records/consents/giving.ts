import { giveConsent } from '@passerelle/domain/shared/consents/contract'
import { sign } from '@passerelle/domain/shared/documents/contract'
import { call } from '../../../app/call.ts'
import { type Attempts, attempting } from '../../../app/steady.ts'
import { type ConsentTold, type Target, givingOf } from './told.ts'

/**
 * The proof first, then the act that names it. Each gets its id with its attempt, so that repeating it, even after the
 * page was loaded anew, is the same act, and another agreement is another one.
 */
export async function giveSteadily(
  told: ConsentTold,
  target: Target,
  attempts: Attempts,
  keep: (attempts: Attempts) => void,
): Promise<void> {
  const signed = told.way === 'signature' ? attempting(attempts, 'sign', told.drawing) : attempts
  const signatureId = told.way === 'signature' ? idOf(signed, 'sign') : null
  const giving = givingOf(told, target, signatureId)
  const given = attempting(signed, 'give', JSON.stringify(giving))
  keep(given)
  if (signatureId) {
    const drawing = { id: signatureId, recordId: target.recordId, image: told.image }
    await call(sign, drawing, { operationId: signatureId })
  }
  const actId = idOf(given, 'give')
  await call(giveConsent, { ...giving, id: actId }, { operationId: actId })
}

function idOf(attempts: Attempts, name: string): string {
  const id = attempts[name]?.id
  if (!id) throw new Error(`nothing was attempted under ${name}`)
  return id
}
