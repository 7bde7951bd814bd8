import { Checkbox, Modal } from '@mantine/core'
import { useShortcutList } from '../keyboard.tsx'
import { useWords } from '../words.tsx'
import styles from './HelpDialog.module.css'

/** What the keys do on this page. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const { list, on, setOn } = useShortcutList()
  return (
    <Modal opened onClose={onClose} title={t('app.keys')} closeButtonProps={{ 'aria-label': t('kit.close') }}>
      <dl className={styles.keys}>
        {list().map(({ keys, label }) => (
          <div key={`${keys} ${label}`}>
            <dt dir="ltr">
              {keys.split(' ').map((key, index) => (
                <kbd key={`${key}${index}`}>{key}</kbd>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
        <div>
          <dt dir="ltr">
            <kbd>Enter</kbd>
          </dt>
          <dd>{t('app.keys.open')}</dd>
        </div>
      </dl>
      <Checkbox
        label={t('app.keys.on')}
        description={t('app.keys.on.hint')}
        checked={on}
        onChange={({ currentTarget: { checked } }) => setOn(checked)}
      />
    </Modal>
  )
}
