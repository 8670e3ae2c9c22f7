import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Place } from '../stores.ts'

/** Starts limit (a) on a place of its own, in its own process. */
export async function startBareServer(
  place: Place,
  secret: string,
): Promise<{ url: string; pid: number; stop(): Promise<void> }> {
  const child = fork(join(import.meta.dirname, 'bare-server.ts'), {
    env: {
      ...process.env,
      BARE_SECRET: secret,
      BARE_STORE: place.database_url ?? join(place.data_dir, 'bare'),
    },
  })
  const [{ url }] = await once(child, 'message')
  const { pid } = child
  if (pid === undefined) throw new Error('The bare server has no process id.')
  return {
    url: String(url),
    pid,
    stop: async () => {
      const exited = once(child, 'exit')
      child.disconnect()
      await exited
    },
  }
}
