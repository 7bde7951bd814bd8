import { Button, Radio, TextInput } from '@mantine/core'
import { uploadDocument } from '@passerelle/domain/shared/documents/contract'
import { largestFile } from '@passerelle/domain/shared/documents/rules'
import { useState } from 'react'
import { upload } from '../../../app/upload.ts'
import { newId } from '../../../app/uuid.ts'
import { useWords } from '../../../app/words.tsx'
import { FileDrop } from '../../../kit/FileDrop.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import { type Signature, SignaturePad } from '../../../kit/SignaturePad.tsx'
import styles from './ConsentForm.module.css'
import type { PartProps } from './ConsentForm.tsx'
import { ways } from './told.ts'

/** A signature on the screen, a photograph of the signed page, or agreement aloud before a witness. */
export function ConsentProof(props: PartProps) {
  const { value, put, fault } = props
  const { t } = useWords()
  const evidence = fault('evidence') ?? fault('evidenceDocumentId')
  return (
    <>
      <Radio.Group
        label={t('web.consents.proof')}
        value={value.way}
        error={fault('form')}
        onChange={(next) => put({ way: ways.find((each) => each === next) ?? value.way })}
      >
        {ways.map((way) => (
          <Radio key={way} value={way} label={t(`web.consents.proof.${way}`)} mt="xs" />
        ))}
      </Radio.Group>
      {value.way === 'signature' && <Signed {...props} />}
      {value.way === 'photo' && <Photographed {...props} />}
      {value.way === 'oral' && (
        <TextInput
          className={styles.medium ?? ''}
          label={t('kit.signature.witness')}
          description={t('kit.signature.witness.hint')}
          dir="auto"
          autoComplete="off"
          value={value.witnessName}
          error={fault('witnessName')}
          onChange={({ currentTarget }) => put({ witnessName: currentTarget.value })}
        />
      )}
      {evidence && (
        <p className={styles.fault} role="alert">
          {evidence}
        </p>
      )}
    </>
  )
}

/** Who signed before this part was opened signed; the drawing is shown, and can be made anew. */
function Signed({ value, name, put }: PartProps) {
  const { t } = useWords()
  const [kept, setKept] = useState(value.image !== '')
  function take(signature: Signature | undefined): void {
    if (signature?.kind === 'drawn') put({ image: signature.image, drawing: newId() })
    else put({ image: '' })
  }
  function again(): void {
    put({ image: '' })
    setKept(false)
  }
  if (!kept || value.image === '')
    return <SignaturePad signer={name} witnessAllowed={false} onChange={take} />
  return (
    <div className={styles.signed}>
      <img src={value.image} alt={t('kit.signature.label', { name })} />
      <Button variant="default" size="xs" onClick={again}>
        {t('web.consents.sign-again')}
      </Button>
    </div>
  )
}

/** The file goes at once: what was received is not lost with the page. */
function Photographed({ value, target, put }: PartProps) {
  const { t } = useWords()
  async function send(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<void> {
    const told = { id: newId(), recordId: target.recordId, kind: 'consent-proof' as const, name: file.name }
    const { document } = await upload(uploadDocument, told, file, { onProgress, signal })
    put({ photoId: document.id })
  }
  return (
    <>
      {value.photoId !== '' && (
        <p className={styles.received}>
          <Icon name="check" size={18} />
          {t('web.consents.photo.received')}
        </p>
      )}
      <FileDrop
        label={t('web.consents.photo')}
        hint={t('web.consents.photo.hint')}
        accept="image/*,application/pdf"
        maxBytes={largestFile}
        send={send}
      />
    </>
  )
}
