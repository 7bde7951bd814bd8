import type { readQuestion } from '@passerelle/domain/shared/screening/contract'
import type { OutputOf } from '../../app/call.ts'
import { useWords } from '../../app/words.tsx'
import { Icon } from '../../kit/Icon.tsx'
import styles from './Screening.module.css'

type Reply = OutputOf<typeof readQuestion>['replies'][number]

/** What the organisation says, in its own words, with its documents. */
export function Replies({ replies }: { readonly replies: readonly Reply[] }) {
  const { moment } = useWords()
  return (
    <ul className={styles.said}>
      {replies.map(({ id, text, at, byName, files }) => (
        <li key={id}>
          <p dir="auto" className={styles.text}>
            {text}
          </p>
          <Files files={files} />
          <div className="soft small">
            <bdi>{byName}</bdi> · {moment(at)}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Files({ files }: { readonly files: Reply['files'] }) {
  const { number } = useWords()
  const kilobytes = (size: number) => number(Math.max(1, Math.round(size / 1024)))
  return files.map(({ id, name, size }) => (
    <a key={id} className={styles.file} href={`/api/screening/files/${id}`} download>
      <Icon name="file" size={16} />
      <bdi>{name}</bdi>
      <span className="soft small">{kilobytes(size)} kB</span>
    </a>
  ))
}
