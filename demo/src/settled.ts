import type { RunningServer } from '@selfsame/server'
import { z } from 'zod'
import type { Connection } from './connect-sandbox.ts'

const INGEST = z.object({ queued: z.number(), failed: z.number(), unroutable: z.number() })
const EVERY_MS = 50

/** Waits until everything that was acknowledged has been processed. Returns what could not be. */
export async function settled(
  server: RunningServer,
  connection: Connection,
): Promise<{ failed: number; unroutable: number }> {
  const headers = { authorization: `Bearer ${connection.api_key}` }
  for (;;) {
    const response = await fetch(`${server.url}/v1/ingest`, { headers })
    const { queued, ...rest } = INGEST.parse(await response.json())
    if (queued === 0) return rest
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
  }
}
