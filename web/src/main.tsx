import './ui/mantine.css'
import './ui/tokens.css'
import './ui/base.css'
import './ui/mantine-overrides.css'
import { createTheme, DirectionProvider, MantineProvider } from '@mantine/core'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiError } from './api/client'
import { preferredLanguage, speak } from './i18n/language'
import { loadTexts, t } from './i18n/t'
import { buildRouter } from './routes'
import { filterOptions } from './util/filter-options'

const themeOf = () =>
  createTheme({
    respectReducedMotion: true,
    primaryColor: 'teal',
    primaryShade: 9,
    autoContrast: true,
    defaultRadius: 'md',
    components: {
      // Without a role, screen readers skip its label.
      Loader: { defaultProps: { role: 'status' } },
      Modal: { defaultProps: { closeButtonProps: { 'aria-label': t('common.close') } } },
      Select: { defaultProps: { filter: filterOptions } },
      TagsInput: { defaultProps: { filter: filterOptions } },
    },
    fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  })

// A user who is signed out meanwhile signs in again and comes back to the same page; typed text is kept as a draft.
function askToSignIn(error: unknown): void {
  if (!(error instanceof ApiError) || error.code !== 'unauthenticated') return
  location.assign(`/sign-in?back=${encodeURIComponent(location.pathname + location.search)}`)
}

const queries = new QueryClient({
  // The first question of all has an answer of its own in the routes.
  queryCache: new QueryCache({
    onError: (error, { queryKey }) => queryKey[0] !== 'me' && askToSignIn(error),
  }),
  mutationCache: new MutationCache({ onError: askToSignIn }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // What the server has refused, it refuses again; what did not reach it is tried once more.
      retry: (failed, error) => !(error instanceof ApiError) && failed < 2,
    },
  },
})

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no place for the application.')
const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''

const language = preferredLanguage()
const router = buildRouter(queries)
speak(language)
const texts = loadTexts(language)
// The texts are fetched beside what the first view asks for, not before it.
if (language !== 'en') void router.load()
// Where they cannot be fetched, English is better than nothing.
void texts
  .catch(() => undefined)
  .then(() =>
    createRoot(root).render(
      <StrictMode>
        <DirectionProvider>
          <MantineProvider theme={themeOf()} defaultColorScheme="auto" getStyleNonce={() => nonce}>
            <QueryClientProvider client={queries}>
              <RouterProvider router={router} />
            </QueryClientProvider>
          </MantineProvider>
        </DirectionProvider>
      </StrictMode>,
    ),
  )
