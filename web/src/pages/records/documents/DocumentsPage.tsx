import { Button, NativeSelect } from '@mantine/core'
import { clearances } from '@passerelle/domain/kernel/vocabulary'
import type { Clearance } from '@passerelle/domain/kernel/vocabulary'
import {
  type ShownDocument,
  listDocuments,
  uploadDocument,
} from '@passerelle/domain/shared/documents/contract'
import {
  type FileKind,
  compartmentFor,
  fileKinds,
  filingHindrances,
  largestFile,
  mediaTypesOf,
} from '@passerelle/domain/shared/documents/rules'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useRead } from '../../../app/queries.ts'
import { upload } from '../../../app/upload.ts'
import { newId } from '../../../app/uuid.ts'
import { useWords } from '../../../app/words.tsx'
import { DataList } from '../../../kit/DataList.tsx'
import { EmptyState } from '../../../kit/EmptyState.tsx'
import { FileDrop } from '../../../kit/FileDrop.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { Reasons } from '../../../kit/Reasons.tsx'
import type { Column } from '../../../kit/data-list.ts'
import { useRecord } from '../record-context.tsx'
import styles from './Documents.module.css'

/** The files of a record: what is there and may be opened, and the way to add one. */
export function DocumentsPage() {
  const { t } = useWords()
  const { id } = useRecord()
  const { data, error, refetch } = useRead(listDocuments, { recordId: id })
  const columns = useColumns()
  return (
    <div className={styles.page}>
      <DataList
        caption={t('web.records.tab.documents')}
        rows={data?.documents}
        columns={columns}
        rowKey={(document) => document.id}
        problem={error}
        onRetry={() => void refetch()}
        empty={
          <EmptyState icon="file" title={t('web.documents.none')}>
            {t('web.documents.none.body')}
          </EmptyState>
        }
      />
      <AddDocument recordId={id} />
    </div>
  )
}

function useColumns(): readonly Column<ShownDocument>[] {
  const { t, moment, number } = useWords()
  return [
    {
      id: 'name',
      header: t('web.documents.name'),
      cell: (document) => <DocumentName document={document} />,
      sort: ({ name }) => name,
    },
    {
      id: 'kind',
      header: t('web.documents.kind'),
      cell: ({ kind }) => t(`documents.kind.${kind}`),
      narrow: 'bare',
    },
    {
      id: 'by',
      header: t('web.documents.by'),
      cell: ({ addedBy }) => <bdi>{addedBy.name}</bdi>,
      sort: ({ addedBy }) => addedBy.name,
    },
    {
      id: 'at',
      header: t('web.documents.at'),
      cell: ({ at }) => moment(at),
      sort: ({ at }) => at,
      narrow: 'bare',
    },
    {
      id: 'size',
      header: t('web.documents.size'),
      cell: ({ size }) => inWords(size, number),
      align: 'end',
      narrow: 'bare',
    },
    {
      id: 'open',
      header: t('web.documents.open'),
      cell: (document) => <Open document={document} />,
      narrow: 'bare',
    },
  ]
}

function inWords(
  size: number,
  number: (value: number, options?: Intl.NumberFormatOptions) => string,
): string {
  const mega = size >= 100_000
  const unit = mega ? 'megabyte' : 'kilobyte'
  return number(mega ? size / 1e6 : size / 1e3, { style: 'unit', unit, maximumFractionDigits: mega ? 1 : 0 })
}

function DocumentName({ document }: { readonly document: ShownDocument }) {
  const { t } = useWords()
  return (
    <span className={styles.name}>
      <Icon name={document.compartment ? 'lock' : 'file'} size={16} />
      <bdi>{document.name}</bdi>
      {document.compartment && (
        <span className={styles.sealed}>{t(`records.compartment.${document.compartment}`)}</span>
      )}
    </span>
  )
}

/** What is known to be harmless is shown; everything else is only saved. */
function Open({ document }: { readonly document: ShownDocument }) {
  const { t } = useWords()
  const address = `/api/documents/${document.id}/content`
  return (
    <span className={styles.deeds}>
      {document.inline && (
        <a href={`${address}?inline=true`} target="_blank" rel="noreferrer">
          {t('web.documents.look')}
          <span className="visually-hidden"> {document.name}</span>
        </a>
      )}
      <a href={address} download={document.name}>
        {t('web.documents.save')}
        <span className="visually-hidden"> {document.name}</span>
      </a>
    </span>
  )
}

const addable = fileKinds.filter((kind) => kind !== 'signature')

function AddDocument({ recordId }: { readonly recordId: string }) {
  const { t } = useWords()
  const client = useQueryClient()
  const { facts } = useRecord()
  const [kind, setKind] = useState<FileKind>('other')
  const [asked, setAsked] = useState<Clearance | ''>('')
  const [open, setOpen] = useState(false)
  const compartment = compartmentFor(kind, asked === '' ? null : asked)
  const reasons = filingHindrances(kind, compartment, facts.actor.clearances)
  async function send(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<void> {
    const told = { id: newId(), recordId, kind, name: file.name, ...(compartment ? { compartment } : {}) }
    await upload(uploadDocument, told, file, { onProgress, signal })
    await client.invalidateQueries()
  }
  if (!open) {
    return (
      <div className="no-print">
        <Button leftSection={<Icon name="plus" size={18} />} onClick={() => setOpen(true)}>
          {t('web.documents.add')}
        </Button>
      </div>
    )
  }
  return (
    <Panel title={t('web.documents.add')} severe={compartment !== null}>
      <div className={styles.add}>
        <NativeSelect
          label={t('web.documents.what')}
          value={kind}
          data={addable.map((each) => ({ value: each, label: t(`documents.kind.${each}`) }))}
          onChange={({ currentTarget }) =>
            setKind(addable.find((each) => each === currentTarget.value) ?? kind)
          }
        />
        <NativeSelect
          label={t('web.documents.compartment')}
          description={t('web.documents.compartment.hint')}
          value={compartment ?? ''}
          disabled={kind === 'medical'}
          data={[
            { value: '', label: t('web.documents.compartment.none') },
            ...clearances.map((each) => ({ value: each, label: t(`records.compartment.${each}`) })),
          ]}
          onChange={({ currentTarget }) =>
            setAsked(clearances.find((each) => each === currentTarget.value) ?? '')
          }
        />
        <Reasons reasons={reasons} />
        {reasons.length === 0 && (
          <FileDrop
            label={t('web.documents.drop')}
            hint={t('web.documents.drop.hint')}
            accept={mediaTypesOf(kind).join(',')}
            maxBytes={largestFile}
            send={send}
            multiple
          />
        )}
      </div>
    </Panel>
  )
}
