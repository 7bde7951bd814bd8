import { Button } from '@mantine/core'
import type { Problem } from '../../../app/problem.ts'
import { useWords } from '../../../app/words.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'

interface AskCodeProps {
  readonly busy: boolean
  readonly problem: Problem | undefined
  readonly onAsk: () => Promise<void>
}

/** First it is made sure that whoever opens the link reads the mailbox it was sent to. */
export function AskCode({ busy, problem, onAsk }: AskCodeProps) {
  const { t } = useWords()
  return (
    <>
      <p>{t('web.link.lead')}</p>
      <p className="soft">{t('web.link.why-code')}</p>
      <ErrorPanel problem={problem} focus />
      <div>
        <Button loading={busy} onClick={() => void onAsk()}>
          {t('web.link.ask')}
        </Button>
      </div>
    </>
  )
}
