import type { Condition } from './condition.ts'
import type { Clearance, DataCategory } from './vocabulary.ts'

/** A closed list of codes. The word of a code is `<words>.<code>`. */
export interface OptionList {
  readonly words: string
  readonly codes: readonly string[]
}

interface Asked {
  /** Unique in its form; camelCase, so that exchange formats can keep it. */
  readonly id: string
  readonly required?: boolean
  /** The person may decline to answer; declining then satisfies `required`. */
  readonly declinable?: boolean
  /** Hidden unless the condition holds; a hidden question must not be answered. */
  readonly when?: Condition
  /** Sealed on its own; a form's compartment holds for all its questions. */
  readonly compartment?: Clearance
  /** What a person agrees to share when this answer leaves the house. */
  readonly category?: DataCategory
  /** There is a second word, `<key>.hint`, for whoever asks. */
  readonly hint?: true
}

export type Question = Asked &
  (
    | { readonly kind: 'text' | 'long-text'; readonly max?: number }
    | { readonly kind: 'choice'; readonly options: OptionList }
    | {
        readonly kind: 'choices'
        readonly options: OptionList
        readonly min?: number
        readonly max?: number
        /** Codes that stand by themselves, such as 'none'. */
        readonly alone?: readonly string[]
      }
    | { readonly kind: 'yes-no-unknown' }
    | { readonly kind: 'number'; readonly min?: number; readonly max?: number; readonly whole?: true }
    | { readonly kind: 'day'; readonly notAfterToday?: true; readonly notBeforeToday?: true }
    | { readonly kind: 'place' | 'country' | 'language' | 'person' | 'money' }
  )

export type QuestionKind = Question['kind']

/** Questions that are asked together; one group is one page on a phone. */
export interface Group {
  readonly id: string
  readonly questions: readonly Question[]
}

export interface Form {
  readonly id: string
  /** The first part of its word keys, usually the programme's id. */
  readonly words: string
  readonly compartment?: Clearance
  readonly groups: readonly Group[]
}

export function questionsOf(asked: Form): readonly Question[] {
  return asked.groups.flatMap((group) => group.questions)
}

export function findQuestion(asked: Form, id: string): Question | undefined {
  return questionsOf(asked).find((question) => question.id === id)
}
