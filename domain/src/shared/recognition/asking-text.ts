import { recognitionConfig } from './config.ts'
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

/** What is shown or read to a person before others are asked about them. */
export function askingText(asked: Asked): string {
  return said(asked, 'recognition.ask.text')
}

/** What is shown or read to a person before another organisation hears that they are known here. */
export function knowingText(asked: Asked & { readonly asker: string }): string {
  return said(asked, 'recognition.known.text').replaceAll('{asker}', asked.asker)
}

function said({ organisation, language }: Asked, key: keyof typeof en): string {
  return words[language][key]
    .replaceAll('{organisation}', organisation)
    .replaceAll('{days}', String(recognitionConfig.openDays))
}
