import { Button } from '@mantine/core'
import { useState } from 'react'
import { Problem } from '../../app/problem.ts'
import { FileDrop } from '../../kit/FileDrop.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { type Part, Parts } from '../../kit/Parts.tsx'
import { SignaturePad } from '../../kit/SignaturePad.tsx'
import styles from './Gallery.module.css'

async function send(file: File, onProgress: (share: number) => void): Promise<void> {
  for (const share of [0.2, 0.5, 0.8]) {
    onProgress(share)
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  if (file.name.endsWith('.zip')) {
    throw new Problem({ status: 415, code: 'unsupported-media-type', operationId: '0000beef' })
  }
}

const parts: readonly Part[] = [
  {
    id: 'need',
    title: 'Need and urgency',
    done: true,
    summary: 'Shelter tonight · emergency, 24 hours',
    content: 'need',
  },
  { id: 'partner', title: 'Partner and service', done: false, content: <p>Lantern, 2.1 km away</p> },
  { id: 'leaves', title: 'What leaves', done: false, content: null },
  { id: 'consent', title: 'Consent', done: false, content: null },
]

export function WorkSamples() {
  const [open, setOpen] = useState('partner')
  return (
    <>
      <Parts
        parts={parts}
        open={open}
        onOpen={setOpen}
        aside={
          <Panel title="They will see">
            <p>First name, age group, need.</p>
          </Panel>
        }
        end={<Button>Send</Button>}
      />
      <div className={styles.two}>
        <Panel title="SignaturePad">
          <SignaturePad signer="أمل خليل" onChange={() => undefined} />
        </Panel>
        <Panel title="FileDrop">
          <FileDrop
            label="Papers and photos"
            hint="PDF, JPEG or PNG, up to 20 MB each"
            accept=".pdf,image/*"
            maxBytes={20 * 1_048_576}
            send={send}
            multiple
          />
        </Panel>
      </div>
    </>
  )
}
