import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from 'react'
import type { MediaFile, Message } from '../../../api/types'

const Viewer = lazy(async () => ({ default: (await import('./viewer')).Viewer }))

/** Something that is looked at large, and with which message it came. */
export type Shown = { file: MediaFile; message: Message }

const Enlarge = createContext<(file_id: string) => void>(() => undefined)

/** Shows a picture or a video of the conversation large, by the id of its file. */
export function useEnlarge(): (file_id: string) => void {
  return useContext(Enlarge)
}

const LARGE = new Set(['image', 'sticker', 'video'])

/** Lets what it surrounds show pictures and videos large, one after another in the order of `messages`, the newest first. */
export function Gallery({ messages, children }: { messages: Message[]; children: ReactNode }) {
  const [open_id, open] = useState<string | null>(null)
  const shown = useMemo(
    () =>
      messages
        .filter(({ type, revoked_at }) => LARGE.has(type) && revoked_at === null)
        .flatMap((message) => (message.media ?? []).map((file): Shown => ({ file, message })))
        .filter(({ file }) => file.state === 'stored')
        .reverse(),
    [messages],
  )
  const at = shown.findIndex(({ file }) => file.id === open_id)
  return (
    <Enlarge value={open}>
      {children}
      {at >= 0 && (
        <Suspense>
          <Viewer
            shown={shown}
            at={at}
            go={(to) => open(shown[to]?.file.id ?? null)}
            close={() => open(null)}
          />
        </Suspense>
      )}
    </Enlarge>
  )
}
