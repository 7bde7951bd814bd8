import { FileInput } from '@mantine/core'
import { useWords } from '../../app/words.tsx'
import { isImportable, mostBytes } from './read-file.ts'

interface TableFieldProps {
  readonly label: string
  readonly description: string
  readonly value: File | null
  readonly onChange: (file: File | null) => void
  readonly error?: string | undefined
  /** Kinds of files; by default tables. */
  readonly accept?: string
}

/** A table in a file, not larger than the server takes. */
export function TableField({ label, description, value, onChange, error, accept }: TableFieldProps) {
  const { t } = useWords()
  const fault = value && faultOf(value)
  return (
    <FileInput
      {...{ label, description, value, onChange }}
      accept={accept ?? '.csv,.tsv,.txt,text/csv'}
      clearable
      clearButtonProps={{ 'aria-label': t('kit.file.remove') }}
      placeholder={t('kit.file.choose')}
      error={fault ? t(fault, { most: mostBytes / 1_048_576 }) : error}
    />
  )
}

function faultOf(file: File): string | undefined {
  if (isImportable(file)) return undefined
  return file.size === 0 ? 'web.file-empty' : 'web.imports.too-large'
}
