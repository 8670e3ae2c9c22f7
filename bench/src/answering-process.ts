import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A script of ours in a process of its own, which answers each line that it is told with one line of JSON. */
export type AnsweringProcess<Started> = {
  pid: number
  /** What it printed once it was ready. */
  started: Started
  ask<Answer>(line: string): Promise<Answer>
  /** Tells it `stop`, and resolves when it has ended. */
  stop(): Promise<void>
}

/** Starts the script with its order, and resolves once it is ready. */
export async function startAnswering<Started>(
  script: string,
  order: object,
): Promise<AnsweringProcess<Started>> {
  const child = spawn(process.execPath, [script, JSON.stringify(order)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const { pid, stdin, stdout } = child
  if (pid === undefined) throw new Error(`${script} did not start.`)
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]()
  // The script is ours and answers each line with its own shape.
  const next = async <Answer>(): Promise<Answer> => {
    const { value, done } = await lines.next()
    if (done) throw new Error(`${script} ended early.`)
    return JSON.parse(value) as Answer
  }
  return {
    pid,
    started: await next<Started>(),
    ask: (line) => {
      stdin.write(`${line}\n`)
      return next()
    },
    stop: async () => {
      const exited = once(child, 'exit')
      // Behind its end a script that reads lines reads no more.
      stdin.end('stop\n')
      await exited
    },
  }
}
