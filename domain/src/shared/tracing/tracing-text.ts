import { tracingConfig } from './config.ts'
import type { Question } from './tracing.ts'
import ar from './words/ar.json' with { type: 'json' }
import en from './words/en.json' with { type: 'json' }
import es from './words/es.json' with { type: 'json' }
import fr from './words/fr.json' with { type: 'json' }

const words = { en, fr, es, ar }

interface Asked {
  /** Who asks the person. */
  readonly organisation: string
  readonly language: keyof typeof words
}

/** What is shown or read to a person before their family is looked for. */
export function tracingText(asked: Asked): string {
  return said(asked, 'tracing.ask.text')
}

/** What is shown or read to somebody for whom a family may be looking, before anybody learns that they were found. */
export function foundText(asked: Asked & { readonly asker: string }): string {
  return said(asked, 'tracing.found.text').replaceAll('{asker}', asked.asker)
}

/** What is shown or read to either of the two before the other learns where they are. */
export function whereaboutsText(asked: Asked & { readonly other: string }): string {
  return said(asked, 'tracing.tell.text').replaceAll('{other}', asked.other)
}

function said({ organisation, language }: Asked, key: keyof typeof en): string {
  return words[language][key]
    .replaceAll('{organisation}', organisation)
    .replaceAll('{days}', String(tracingConfig.agreementDays))
}

/** A question as it is read out. */
export function questionText(question: Question, language: keyof typeof words): string {
  return words[language][`tracing.question.${question}`]
}
