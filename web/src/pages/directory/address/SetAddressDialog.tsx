import { Button, Textarea, TextInput } from '@mantine/core'
import { setAddress } from '@passerelle/domain/shared/services/address-contract'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import { Dialog } from '../../../kit/Dialog.tsx'
import dialog from '../../../kit/Dialog.module.css'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { useFaults } from '../../../kit/faults.ts'
import { readSpot } from './spot.ts'

interface SetAddressDialogProps {
  readonly serviceId: string
  readonly onClose: () => void
}

/** Seals where the shelter stands. What stood there before is not shown: it is written anew. */
export function SetAddressDialog({ serviceId, onClose }: SetAddressDialogProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(setAddress)
  const fault = useFaults(problem)
  const [address, setText] = useState('')
  const [directions, setDirections] = useState('')
  const [spot, setSpot] = useState('')
  const [wrong, setWrong] = useState(false)
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const coordinates = readSpot(spot)
    setWrong(coordinates === undefined)
    if (coordinates === undefined) return
    const answer = await act({ id: serviceId, address, directions: directions.trim() || null, coordinates })
    if (!answer) return
    toast(t('web.directory.address.sealed'))
    onClose()
  }
  return (
    <Dialog title={t('web.directory.address.set')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} autoComplete="off">
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <Textarea
          label={t('services.column.address')}
          dir="auto"
          rows={2}
          value={address}
          error={fault('address')}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Textarea
          label={t('web.directory.address.directions')}
          description={t('web.directory.address.directions.hint')}
          dir="auto"
          rows={3}
          value={directions}
          error={fault('directions')}
          onChange={({ currentTarget }) => setDirections(currentTarget.value)}
        />
        <TextInput
          label={t('web.directory.address.spot')}
          description={t('web.directory.address.spot.hint')}
          dir="ltr"
          value={spot}
          error={wrong ? t('cell.coordinates-unreadable') : fault('coordinates')}
          onChange={({ currentTarget }) => setSpot(currentTarget.value)}
        />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.directory.address.seal')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
