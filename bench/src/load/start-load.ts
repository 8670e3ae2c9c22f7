import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { LoadOrder, LoadResult } from './load.ts'

const GENERATOR = join(import.meta.dirname, 'generator.ts')

/** A load that is made and signed, and waits for the word. */
export type PreparedLoad = {
  pid: number
  /** Sends it, and resolves when everything was answered or its time was up. */
  run(): Promise<LoadResult>
}

/** Starts a generator in its own process and has it make its requests beforehand. */
export async function prepareLoad(order: LoadOrder): Promise<PreparedLoad> {
  if (new URL(order.url).hostname !== '127.0.0.1') throw new Error('Load goes to this machine only.')
  const child = fork(GENERATOR, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const { pid } = child
  if (pid === undefined) throw new Error('The load generator did not start.')
  const told = (kind: string) =>
    new Promise<{ kind: string; result?: LoadResult }>((resolve, reject) => {
      const onExit = () => reject(new Error('The load generator ended early.'))
      child.once('exit', onExit)
      child.once('message', (message: { kind: string; result?: LoadResult }) => {
        child.off('exit', onExit)
        if (message.kind === kind) resolve(message)
        else reject(new Error(`The load generator said ${message.kind}.`))
      })
    })
  await told('started')
  child.send(order)
  await told('prepared')
  return {
    pid,
    run: async () => {
      const exited = once(child, 'exit')
      child.send({ kind: 'go' })
      const { result } = await told('result')
      await exited
      if (result === undefined) throw new Error('The load generator had no result.')
      return result
    },
  }
}
