import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { cpuSeconds } from '../processes.ts'
import type { BenchLine } from '../server-process.ts'

const READER = join(import.meta.dirname, 'reader.ts')

export type OpenStreams = {
  /** What has been read so far by all of them together; `open` of them are still there. */
  count(): Promise<{ bytes: number; open: number }>
  /** Seconds of processor time that reading has taken. */
  cpuSeconds(): number
  close(): Promise<void>
}

/** Opens streams of the account's events in a process of its own, and resolves when all of them are open. */
export async function openStreams(
  server: { url: string },
  line: BenchLine,
  { streams, path }: { streams: number; path: string },
): Promise<OpenStreams> {
  const order = JSON.stringify({ url: server.url, path, api_key: line.api_key, streams })
  const child = spawn(process.execPath, [READER, order], { stdio: ['pipe', 'pipe', 'inherit'] })
  const { pid, stdin, stdout } = child
  if (pid === undefined) throw new Error('The reader of streams did not start.')
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]()
  const next = async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error('The reader of streams ended early.')
    return JSON.parse(value)
  }
  await next()
  return {
    count: () => {
      stdin.write('count\n')
      return next()
    },
    cpuSeconds: () => cpuSeconds(pid),
    close: async () => {
      const exited = once(child, 'exit')
      stdin.end('stop\n')
      await exited
    },
  }
}
