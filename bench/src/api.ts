import { Pool } from 'undici'
import type { BenchLine, ServerProcess } from './server-process.ts'

/** The product's API, as an integration would call it. Every call throws for anything but success. */
export type Api = {
  get<Answer>(path: string): Promise<Answer>
  send<Answer>(method: 'POST' | 'PATCH', path: string, body: object): Promise<Answer>
  close(): Promise<void>
}

export function openApi(server: Pick<ServerProcess, 'url'>, line: BenchLine, connections = 4): Api {
  const pool = new Pool(server.url, { connections })
  const authorization = `Bearer ${line.api_key}`
  const call = async <Answer>(method: 'GET' | 'POST' | 'PATCH', path: string, payload?: object) => {
    const { statusCode, body } = await pool.request({
      method,
      path,
      headers: { authorization, ...(payload && { 'content-type': 'application/json' }) },
      ...(payload && { body: JSON.stringify(payload) }),
    })
    if (statusCode >= 300) throw new Error(`${method} ${path} answered ${statusCode}: ${await body.text()}`)
    // Shapes are the product's own tests' business; a wrong one shows in the figures.
    return (await body.json()) as Answer
  }
  return {
    get: (path) => call('GET', path),
    send: call,
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
