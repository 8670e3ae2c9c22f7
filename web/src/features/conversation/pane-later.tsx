import { type ComponentProps, lazy, Suspense, useEffect } from 'react'
import { t } from '../../i18n/t'
import { PaneLoader } from '../../ui/pane-loader'
import panesStyles from '../../ui/panes.module.css'
import type { ConversationPane } from './conversation-pane'

const load = () => import('./conversation-pane')
const Pane = lazy(async () => ({ default: (await load()).ConversationPane }))

// A conversation opened by its address gets this together with the first responses of the server, not after them.
if (location.pathname.startsWith('/inbox/')) void load()

// Not while the list is being drawn.
const SOON_MS = 1500

/** A conversation: not part of the first view, which is the list. */
export function PaneLater(props: ComponentProps<typeof ConversationPane>) {
  return (
    <Suspense
      fallback={
        <main className={panesStyles.main}>
          <PaneLoader label={t('common.loading')} />
        </main>
      }
    >
      <Pane {...props} />
    </Suspense>
  )
}

/** Loads it once the list is there, so that opening a conversation doesn't wait. */
export function usePaneSoon(): void {
  useEffect(() => {
    const timer = setTimeout(() => void load(), SOON_MS)
    return () => clearTimeout(timer)
  }, [])
}
