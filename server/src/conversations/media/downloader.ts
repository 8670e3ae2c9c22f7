import { withAccount } from '../../platform/db/with-account.ts'
import type { Deps } from '../../platform/deps.ts'
import type { Room } from '../../platform/jobs/in-turn.ts'
import { startLoop } from '../../platform/jobs/loop.ts'
import { type Downloaded, downloadMedia } from './download.ts'
import { type LeasedMedia, leaseMedia } from './lease-media.ts'
import { settleMedia } from './settle-media.ts'

export type Downloader = {
  /** Resolves when no file is due. For tests and commands. */
  drain(): Promise<void>
  /** Lets the fetches under way end and writes down what they came to. */
  stop(): Promise<void>
}

export type DownloaderOptions = {
  /** How many files at a time. */
  room: Room
  poll_ms: number
}

/** Fetches the files that messages name, as soon as their messages are stored: Meta keeps them for days only. */
export function startDownloader(deps: Deps, { room, poll_ms }: DownloaderOptions): Downloader {
  const running = new Map<Promise<void>, LeasedMedia>()
  /** Takes what is due and there is room for; false where nothing was. */
  async function take(): Promise<boolean> {
    if (running.size >= room.most) return true
    const claimed = await leaseMedia(deps.db, new Date(deps.clock.now()), running.values(), room)
    for (const media of claimed) {
      const one = fetchOne(deps, media).finally(() => {
        running.delete(one)
        loop.wake()
      })
      running.set(one, media)
    }
    return claimed.length > 0
  }
  let taken = false
  const loop = startLoop(deps, {
    name: 'media_downloader',
    poll_ms,
    // A file that has ended makes room, and wakes the loop.
    run: async () => {
      taken = await take()
      return false
    },
  })
  return {
    drain: async () => {
      do {
        await loop.turn()
        if (running.size > 0) await Promise.race(running.keys())
      } while (taken || running.size > 0)
    },
    stop: async () => {
      await loop.stop()
      await Promise.all(running.keys())
    },
  }
}

/** Never throws: what could not be written down is due again when the claim ends. */
async function fetchOne(deps: Deps, media: LeasedMedia): Promise<void> {
  const { account_id, id: media_id, tries } = media
  try {
    const result = await downloadMedia(deps, media).catch((error: unknown): Downloaded => {
      deps.log.warn({ err: error, account_id, media_id, tries }, 'media could not be stored')
      return { state: 'waiting', reason: 'storage' }
    })
    await withAccount(deps.db, account_id, (trx) =>
      settleMedia(trx, media, result, new Date(deps.clock.now())),
    )
    if (result.state === 'stored') deps.log.info({ account_id, media_id, size: result.size }, 'media stored')
    else
      deps.log.info(
        { account_id, media_id, tries, state: result.state, reason: result.reason },
        'media not stored',
      )
  } catch (error) {
    deps.log.warn({ err: error, account_id, media_id }, 'media result not stored')
  }
}
