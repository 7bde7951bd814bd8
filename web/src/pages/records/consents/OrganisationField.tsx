import { Autocomplete } from '@mantine/core'
import { listOrganisations } from '@passerelle/domain/shared/organisations/contract'
import { useMemo } from 'react'
import { useRead } from '../../../app/queries.ts'
import { useSession } from '../../../app/session.tsx'

/** An organisation of the platform by its id, or whatever was typed when it is none of them. */
export interface Named {
  readonly id: string | null
  readonly text: string
}

interface OrganisationFieldProps {
  readonly label: string
  readonly description?: string
  readonly value: Named
  readonly onChange: (named: Named) => void
  readonly error?: string | undefined
}

/** Typed and chosen from the organisations of the platform, the own one left out. */
export function OrganisationField({ value, onChange, ...texts }: OrganisationFieldProps) {
  const { organisation } = useSession()
  const { data } = useRead(listOrganisations, {})
  const others = useMemo(
    () => (data?.organisations ?? []).filter((each) => each.id !== organisation.id),
    [data, organisation.id],
  )
  const names = useMemo(() => [...new Set(others.map((each) => each.name))], [others])
  return (
    <Autocomplete
      {...texts}
      dir="auto"
      limit={12}
      comboboxProps={{ withinPortal: false }}
      value={value.text}
      data={names}
      onChange={(text) =>
        onChange({ text, id: others.find((each) => each.name === text.trim())?.id ?? null })
      }
    />
  )
}
