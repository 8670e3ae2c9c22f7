import { Pool } from 'undici'
import type { BenchLine, ServerProcess } from './server-process.ts'

/** The product's API, as an integration would call it. */
export type Api = {
  /** Throws for anything but 200. */
  get<Answer>(path: string): Promise<Answer>
  close(): Promise<void>
}

export function openApi(server: Pick<ServerProcess, 'url'>, line: BenchLine): Api {
  const pool = new Pool(server.url, { connections: 4 })
  const headers = { authorization: `Bearer ${line.api_key}` }
  return {
    get: async <Answer>(path: string) => {
      const { statusCode, body } = await pool.request({ method: 'GET', path, headers })
      if (statusCode !== 200) throw new Error(`GET ${path} answered ${statusCode}: ${await body.text()}`)
      // Shapes are the product's own tests' business; a wrong one shows in the figures.
      return (await body.json()) as Answer
    },
    close: () => pool.close(),
  }
}

export type IngestStatus = {
  stored: number
  processed: number
  queued: number
  lag_ms: number
  failed: number
}

export function readIngest(api: Api): Promise<IngestStatus> {
  return api.get<IngestStatus>('/v1/ingest')
}
