import { useWords } from '../../../app/words.tsx'

/** What happens the moment consent is taken back; said before, so that nobody is surprised. */
export function WhatFollows({ recipients }: { readonly recipients: readonly string[] }) {
  const { t, list } = useWords()
  const names = recipients.length > 0 ? list(recipients) : ''
  return (
    <ul style={{ margin: 0, paddingInlineStart: '1.1rem', display: 'grid', gap: '0.375rem' }}>
      {names !== '' && <li>{t('web.consents.follows.access', { organisations: names })}</li>}
      {names !== '' && <li>{t('web.consents.follows.told')}</li>}
      <li>{t('web.consents.follows.referrals')}</li>
      <li>{t('web.consents.follows.help')}</li>
      <li>{t('web.consents.follows.record')}</li>
    </ul>
  )
}
