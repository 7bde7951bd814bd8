import { NativeSelect } from '@mantine/core'
import { caseRoles } from '@passerelle/domain/kernel/contract'
import { listAccounts } from '@passerelle/domain/shared/accounts/team-contract'
import { useRead } from '../../app/queries.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'

interface ColleagueFieldProps {
  readonly label: string
  readonly description?: string
  readonly value: string
  readonly onChange: (account: string) => void
  readonly error?: string | undefined
}

/** One of the people of my organisation who work with persons; myself first. */
export function ColleagueField({ value, onChange, ...texts }: ColleagueFieldProps) {
  const { t } = useWords()
  const { account } = useSession()
  const { data } = useRead(listAccounts, { status: 'active' })
  const others = (data?.accounts ?? []).filter(
    (each) => each.account !== account.id && caseRoles.includes(each.role),
  )
  return (
    <NativeSelect
      {...texts}
      value={value}
      data={[
        { value: account.id, label: t('web.records.me', { name: account.name }) },
        ...others.map((each) => ({ value: each.account, label: each.name })),
      ]}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
