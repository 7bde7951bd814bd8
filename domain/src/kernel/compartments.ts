import type { Answer } from './answer.ts'
import type { Answers } from './facts.ts'
import { type Form, type Question, findQuestion, questionsOf } from './form.ts'
import { type Programme, formsOf } from './programme.ts'
import type { Clearance } from './vocabulary.ts'

/** Answers as they are stored: open ones as they are, the others sealed, each compartment by itself. */
export interface Split {
  readonly open: Answers
  readonly sealed: Readonly<Partial<Record<Clearance, Answers>>>
}

/** The compartment an answer belongs to, if any; the question's own goes before the form's. */
export function compartmentOf(form: Form, question: Question): Clearance | undefined {
  return question.compartment ?? form.compartment
}

export function splitSealed(form: Form, answers: Answers): Split {
  const open: Record<string, Answer> = {}
  const sealed: Partial<Record<Clearance, Record<string, Answer>>> = {}
  for (const [id, answer] of Object.entries(answers)) {
    const compartment = compartmentWith(form, id)
    if (!compartment) open[id] = answer
    else sealed[compartment] = { ...sealed[compartment], [id]: answer }
  }
  return { open, sealed }
}

/** Every compartment that a programme writes to. */
export function compartmentsOf(programme: Programme): readonly Clearance[] {
  const found = formsOf(programme).flatMap((form) =>
    questionsOf(form).flatMap((question) => compartmentOf(form, question) ?? []),
  )
  return [...new Set(found)]
}

function compartmentWith(form: Form, id: string): Clearance | undefined {
  const question = findQuestion(form, id)
  return question ? compartmentOf(form, question) : form.compartment
}
