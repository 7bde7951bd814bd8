import { Button } from '@mantine/core'
import { useWords } from '../app/words.tsx'
import { Icon } from './Icon.tsx'

export function PrintButton({ label }: { readonly label?: string }) {
  const { t } = useWords()
  return (
    <Button variant="default" leftSection={<Icon name="print" size={18} />} onClick={() => window.print()}>
      {label ?? t('kit.print')}
    </Button>
  )
}
