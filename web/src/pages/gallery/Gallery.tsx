import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { HouseWords } from '../../app/house-words.tsx'
import { ConnectionBanner } from '../../app/shell/ConnectionBanner.tsx'
import { LanguageSwitch } from '../../app/shell/LanguageSwitch.tsx'
import { SchemeSwitch } from '../../app/shell/SchemeSwitch.tsx'
import { useWords } from '../../app/words.tsx'
import { Clock } from '../../kit/Clock.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import { PersonCode } from '../../kit/PersonCode.tsx'
import { NameDisplay } from '../../kit/NameDisplay.tsx'
import { StateBadge } from '../../kit/StateBadge.tsx'
import { WhoSees } from '../../kit/WhoSees.tsx'
import { FigureSamples } from './FigureSamples.tsx'
import { FormSamples } from './FormSamples.tsx'
import styles from './Gallery.module.css'
import { ListSamples } from './ListSamples.tsx'
import { RecordSamples } from './RecordSamples.tsx'
import { SmallSamples } from './SmallSamples.tsx'
import { WorkSamples } from './WorkSamples.tsx'
import { inHours, seers } from './fixtures.ts'
import { galleryWords } from './words.ts'

/** Every component of the kit in every state, on one page. */
export function Gallery() {
  return (
    <HouseWords>
      <Samples />
    </HouseWords>
  )
}

function Samples() {
  const { language, addWords, has } = useWords()
  const ready = has('gallery.form.safety')
  useEffect(() => {
    if (!ready) addWords(galleryWords(language))
  }, [addWords, language, ready])
  if (!ready) return null
  return (
    <>
      <header className={styles.tools}>
        <LanguageSwitch />
        <SchemeSwitch />
      </header>
      <ConnectionBanner />
      <main id="main" tabIndex={-1} className={styles.main}>
        <PageHeader
          windowTitle="Kit"
          back={{ href: '/', label: 'People' }}
          standing={
            <>
              <StateBadge tone="moving">Assisted</StateBadge>
              <Clock due={inHours(20)} started={inHours(-4)} />
            </>
          }
          about={
            <>
              <PersonCode code="HB-2026-0117" />
              <span>Counter-trafficking · Amal Haddad</span>
            </>
          }
          actions={<Button variant="default">Print</Button>}
          primary={<Button>Find a partner</Button>}
        >
          <NameDisplay name="أمل خليل" latin="Amal Khalil" size="heading" />
        </PageHeader>
        <WhoSees seers={seers} onEnd={() => undefined} />
        <RecordSamples />
        <SmallSamples />
        <ListSamples />
        <FormSamples />
        <WorkSamples />
        <FigureSamples />
      </main>
    </>
  )
}
