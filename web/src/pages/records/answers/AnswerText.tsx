import { type Answer, isDeclined, isMoney } from '@passerelle/domain/kernel/answer'
import type { Question } from '@passerelle/domain/kernel/form'
import { optionKey } from '@passerelle/domain/kernel/words'
import { findCountry } from '@passerelle/domain/shared/places/countries'
import { readPlace } from '@passerelle/domain/shared/places/contract'
import { useRead } from '../../../app/queries.ts'
import { type Speech, useWords } from '../../../app/words.tsx'
import { decimalsOf } from '../../../kit/form/MoneyField.tsx'
import { fullNameOfPlace } from '../../../kit/place-words.ts'

interface AnswerTextProps {
  readonly question: Question
  readonly answer: Answer
}

/** An answer as people read it. */
export function AnswerText({ question, answer }: AnswerTextProps) {
  const speech = useWords()
  if (isDeclined(answer)) return <em>{speech.t('kernel.answer.declined')}</em>
  if (question.kind === 'place' && typeof answer === 'string') return <PlaceName id={answer} />
  return (
    <span dir="auto" style={{ whiteSpace: 'pre-line' }}>
      {answerText(question, answer, speech)}
    </span>
  )
}

function PlaceName({ id }: { readonly id: string }) {
  const { language } = useWords()
  const { data } = useRead(readPlace, { id })
  return <bdi>{data ? fullNameOfPlace({ names: data.place.names, within: data.within }, language) : '…'}</bdi>
}

function answerText(question: Question, answer: Exclude<Answer, { declined: true }>, speech: Speech): string {
  if (isMoney(answer)) {
    const amount = answer.minor / 10 ** decimalsOf(answer.currency)
    return speech.number(amount, { style: 'currency', currency: answer.currency })
  }
  if (typeof answer === 'object' && !('minor' in answer)) {
    return speech.list(answer.map((code) => codedText(question, code, speech)))
  }
  return typeof answer === 'number' ? speech.number(answer) : codedText(question, String(answer), speech)
}

function codedText(question: Question, text: string, { t, day, nameOf, language }: Speech): string {
  switch (question.kind) {
    case 'choice':
    case 'choices':
    case 'yes-no-unknown':
      return t(optionKey(question, text))
    case 'country':
      return findCountry(text)?.names[language] ?? text
    case 'language':
      return nameOf('language', text)
    case 'day':
      return day(text)
    case 'text':
    case 'long-text':
    case 'number':
    case 'place':
    case 'person':
    case 'money':
      return text
  }
}
