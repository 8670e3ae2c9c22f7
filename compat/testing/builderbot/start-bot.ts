import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A bot on @builderbot/provider-meta in a process of its own, as an operator runs it. */
export type Bot = {
  /** The address of its webhook. */
  url: string
  /** What it was told by each phone that it knows, in order. */
  conversations: Map<string | undefined, string[]>
  /** With what it ended by itself; null while it runs. */
  exit_code(): number | null
  stop(): Promise<void>
}

export type BotSetup = {
  graph_url: string
  access_token: string
  phone_number_id: string
  verify_token: string
}

const fileAt = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Starts it, on the port that it had before where one is given. */
export async function startBot(setup: BotSetup, port = 0): Promise<Bot> {
  // It writes its logs where it runs.
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-bot-'))
  const child = spawn(
    process.execPath,
    ['--no-warnings', '--require', fileAt('point-elsewhere.cjs'), fileAt('bot.ts')],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: {
        PATH: process.env.PATH,
        GRAPH_URL: setup.graph_url,
        BOT_TOKEN: setup.access_token,
        BOT_NUMBER_ID: setup.phone_number_id,
        BOT_VERIFY_TOKEN: setup.verify_token,
        BOT_PORT: String(port),
      },
    },
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const conversations: Bot['conversations'] = new Map()
  const url = await listen(child, ended, conversations)
  return {
    url,
    conversations,
    exit_code: () => child.exitCode,
    stop: async () => {
      child.kill()
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Hears what it tells; resolves with its address once it listens. */
function listen(
  child: ChildProcess,
  ended: Promise<void>,
  conversations: Bot['conversations'],
): Promise<string> {
  return new Promise((resolve, reject) => {
    void ended.then(() => reject(new Error('the bot ended before it listened')))
    if (child.stdout === null) return
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('BOT ')) return
      const { listening, from, heard } = JSON.parse(line.slice('BOT '.length))
      if (listening) resolve(`http://127.0.0.1:${listening.port}/webhook`)
      else conversations.set(from, heard)
    })
  })
}
