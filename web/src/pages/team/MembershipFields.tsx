import { NativeSelect, Radio } from '@mantine/core'
import { type Clearance, type Role, clearances, roles } from '@passerelle/domain/kernel/vocabulary'
import { type Capacity, capacities } from '@passerelle/domain/shared/accounts/account'
import { listAccounts } from '@passerelle/domain/shared/accounts/team-contract'
import { useRead } from '../../app/queries.ts'
import { useWords } from '../../app/words.tsx'
import { ManyOf, OneOf } from '../../kit/Choose.tsx'

export interface Membership {
  readonly role: Role
  readonly capacity: Capacity
  readonly clearances: readonly Clearance[]
  readonly supervisorId: string | null
}

interface MembershipFieldsProps {
  readonly value: Membership
  readonly onChange: (value: Membership) => void
  readonly fault: (path: string) => string | undefined
  /** Who it is about: nobody supervises themselves. */
  readonly account?: string
}

/** Role, capacity, clearances and supervisor; each says what it opens. */
export function MembershipFields({ value, onChange, fault, account }: MembershipFieldsProps) {
  const { t } = useWords()
  const change = (part: Partial<Membership>) => onChange({ ...value, ...part })
  return (
    <>
      <Radio.Group
        label={t('web.team.column.role')}
        value={value.role}
        error={fault('role')}
        onChange={(next) => change({ role: roles.find((role) => role === next) ?? value.role })}
      >
        {roles.map((role) => (
          <Radio
            key={role}
            value={role}
            mt="xs"
            label={t(`accounts.role.${role}`)}
            description={t(`accounts.role.${role}.about`)}
          />
        ))}
      </Radio.Group>
      <OneOf
        label={t('web.team.capacity')}
        description={t('web.team.capacity.hint')}
        error={fault('capacity')}
        choices={capacities.map((each) => ({ value: each, label: t(`accounts.capacity.${each}`) }))}
        value={value.capacity}
        onChange={(capacity) => change({ capacity: capacity ?? value.capacity })}
      />
      <ManyOf
        label={t('web.team.column.clearances')}
        description={t('web.team.clearances.hint')}
        error={fault('clearances')}
        choices={clearances.map((each) => ({ value: each, label: t(`accounts.clearance.${each}`) }))}
        values={value.clearances}
        onChange={(next) => change({ clearances: next })}
      />
      <SupervisorField
        value={value.supervisorId}
        account={account}
        error={fault('supervisorId')}
        onChange={(supervisorId) => change({ supervisorId })}
      />
    </>
  )
}

interface SupervisorFieldProps {
  readonly value: string | null
  readonly account: string | undefined
  readonly error: string | undefined
  readonly onChange: (value: string | null) => void
}

function SupervisorField({ value, account, error, onChange }: SupervisorFieldProps) {
  const { t } = useWords()
  const { data } = useRead(listAccounts, { status: 'active' })
  const able = (data?.accounts ?? []).filter(
    (each) => each.account !== account && (each.role === 'supervisor' || each.role === 'coordinator'),
  )
  return (
    <NativeSelect
      label={t('web.team.column.supervisor')}
      description={t('web.team.supervisor.hint')}
      error={error}
      value={value ?? ''}
      data={[
        { value: '', label: t('web.team.supervisor.none') },
        ...able.map((each) => ({ value: each.account, label: each.name })),
      ]}
      onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
    />
  )
}
