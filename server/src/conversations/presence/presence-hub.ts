import type { Writable } from 'node:stream'
import type { Log } from '../../platform/base/log.ts'
import type { Viewer } from '../../platform/db/with-viewer.ts'

export type PresenceHubOptions = {
  /** What a viewer is to know now, as text; the same text while nothing changes. */
  read: (viewer: Viewer) => Promise<string>
  poll_ms: number
  log: Log
}

export type PresenceHub = {
  /** Writes into the stream what changes, from now on until it closes. */
  attach(viewer: Viewer, stream: Writable): void
  close(): void
}

type Listener = { viewer: Viewer; stream: Writable; told: string }
type Channel = { listeners: Set<Listener>; timer: NodeJS.Timeout | null; failing: boolean }

const NOBODY = '[]'

/**
 * Tells the open streams of this process who looks at which conversation. Processes know of each other through the
 * database alone: a table that is read once a second needs no connection of its own and works behind any pooler, which
 * LISTEN does not.
 */
export function buildPresenceHub({ read, poll_ms, log }: PresenceHubOptions): PresenceHub {
  const channels = new Map<string, Channel>()

  async function poll(account_id: string, channel: Channel): Promise<void> {
    // Members who see a part of the account read for themselves; all others together.
    for (const group of Map.groupBy(channel.listeners, limitOf).values()) {
      const [first] = group
      if (first === undefined) continue
      const text = await read(first.viewer)
      for (const listener of group) tell(listener, text)
    }
    channel.failing = false
    schedule(account_id, channel)
  }

  function schedule(account_id: string, channel: Channel): void {
    if (channels.get(account_id) !== channel) return
    channel.timer = setTimeout(() => {
      poll(account_id, channel).catch((error: unknown) => {
        if (!channel.failing) log.warn({ err: error, account_id }, 'presence not read')
        channel.failing = true
        schedule(account_id, channel)
      })
    }, poll_ms)
  }

  function attach(viewer: Viewer, stream: Writable): void {
    const { account_id } = viewer
    const known = channels.get(account_id)
    const channel = known ?? { listeners: new Set(), timer: null, failing: false }
    const listener = { viewer, stream, told: NOBODY }
    channel.listeners.add(listener)
    if (known === undefined) {
      channels.set(account_id, channel)
      schedule(account_id, channel)
    }
    stream.once('close', () => {
      channel.listeners.delete(listener)
      if (channel.listeners.size > 0) return
      if (channel.timer !== null) clearTimeout(channel.timer)
      channels.delete(account_id)
    })
  }

  function close(): void {
    for (const { timer } of channels.values()) if (timer !== null) clearTimeout(timer)
    channels.clear()
  }

  return { attach, close }
}

/** A slow reader gets what holds once it has caught up, and nothing in between. */
function tell(listener: Listener, text: string): void {
  const { stream, told } = listener
  if (text === told || !stream.writable || stream.writableNeedDrain) return
  listener.told = text
  // Without an id: where a reader goes on in the feed stays as it was.
  stream.write(`event: presence\ndata: ${text}\n\n`)
}

function limitOf({ viewer }: Listener): string | null {
  return viewer.limited_user_id
}
