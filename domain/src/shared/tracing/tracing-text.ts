import { tracingConfig } from './config.ts'
import ar from './words/ar.json' with { type: 'json' }
import en from './words/en.json' with { type: 'json' }
import es from './words/es.json' with { type: 'json' }
import fr from './words/fr.json' with { type: 'json' }

const words = { en, fr, es, ar }

/** What is shown or read to a person before their family is looked for. */
export function tracingText(asked: {
  readonly organisation: string
  readonly language: keyof typeof words
}): string {
  return words[asked.language]['tracing.ask.text']
    .replaceAll('{organisation}', asked.organisation)
    .replaceAll('{days}', String(tracingConfig.agreementDays))
}
