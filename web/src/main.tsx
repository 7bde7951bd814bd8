import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './app/mantine.css.ts'
import './app/theme.css'
import { loadWords } from './app/languages/load.ts'
import { newQueryClient } from './app/queries.ts'
import { newRouter } from './app/router.ts'
import { theme, variables } from './app/theme.ts'
import { WordsProvider, startLanguage } from './app/words.tsx'

const schemes = localStorageColorSchemeManager({ key: 'passerelle.scheme' })

async function start(): Promise<void> {
  const page = document.getElementById('root')
  if (!page) return
  const language = startLanguage()
  const client = newQueryClient()
  const router = newRouter(client)
  const [words] = await Promise.all([loadWords(language), router.load().catch(() => undefined)])
  createRoot(page).render(
    <StrictMode>
      <WordsProvider start={{ language, words }}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={variables}
          colorSchemeManager={schemes}
          defaultColorScheme="auto"
        >
          <QueryClientProvider client={client}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </MantineProvider>
      </WordsProvider>
    </StrictMode>,
  )
}

/** Without any words there is nothing to say it with but this. */
function giveUp(): void {
  const page = document.getElementById('root')
  if (!page) return
  page.textContent =
    'Passerelle could not be loaded. · Passerelle n’a pas pu être chargé. · No se pudo cargar Passerelle. · تعذّر تحميل Passerelle. ↻'
}

start().catch(giveUp)
