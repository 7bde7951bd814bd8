import { recognitionConfig } from './config.ts'
import ar from './words/ar.json' with { type: 'json' }
import en from './words/en.json' with { type: 'json' }
import es from './words/es.json' with { type: 'json' }
import fr from './words/fr.json' with { type: 'json' }

const words = { en, fr, es, ar }

/** What is shown or read to a person before others are asked about them. */
export function askingText(asked: {
  readonly organisation: string
  readonly language: keyof typeof words
}): string {
  return words[asked.language]['recognition.ask.text']
    .replaceAll('{organisation}', asked.organisation)
    .replaceAll('{days}', String(recognitionConfig.openDays))
}
