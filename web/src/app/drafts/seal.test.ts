import { expect, test } from 'vitest'
import { newDraftKey, seal, unseal } from './seal.ts'

const draft = { shelter: 'tonight', note: 'أمل' }

test('what Amal typed comes back as she typed it', async () => {
  const key = await newDraftKey()
  expect(await unseal(key, 'amal/referral', await seal(key, 'amal/referral', draft))).toEqual(draft)
})

test('what lies on the disk does not show what was typed', async () => {
  const sealed = await seal(await newDraftKey(), 'amal/referral', draft)
  expect(new TextDecoder().decode(sealed.text)).not.toContain('tonight')
})

test('the next person at the same computer, with a key of his own, reads nothing', async () => {
  const sealed = await seal(await newDraftKey(), 'amal/referral', draft)
  expect(await unseal(await newDraftKey(), 'amal/referral', sealed)).toBeUndefined()
})

test('a draft of one referral is not shown in another', async () => {
  const key = await newDraftKey()
  const sealed = await seal(key, 'amal/referral/1', draft)
  expect(await unseal(key, 'amal/referral/2', sealed)).toBeUndefined()
})

test('an altered draft is no draft', async () => {
  const key = await newDraftKey()
  const sealed = await seal(key, 'amal/referral', draft)
  const bytes = new Uint8Array(sealed.text)
  bytes[0] = (bytes[0] ?? 0) ^ 1
  expect(await unseal(key, 'amal/referral', sealed)).toBeUndefined()
})

test('the key cannot be carried away', async () => {
  await expect(crypto.subtle.exportKey('raw', await newDraftKey())).rejects.toThrow()
})
