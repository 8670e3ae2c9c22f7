import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { utimesSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
// The server refuses this setting at once, so that the test need not wait for a store.
const REFUSED = 'LOG_LEVEL must be one of'
// Vite, the watcher and the server, started twice, are processes of their own.
const WITHIN_MS = 120_000

test(
  'npm run dev serves the pages, starts the server again at a change and ends with one Ctrl-C',
  async () => {
    const web_port = await freePort()
    const running = spawn(process.execPath, ['web/scripts/start-dev.ts'], {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        DATA_DIR: join(tmpdir(), 'selfsame-dev-test'),
        LOG_LEVEL: 'unknown',
        WEB_PORT: String(web_port),
      },
    })
    const ended = once(running, 'exit')
    let said = ''
    for (const output of [running.stdout, running.stderr]) {
      output.on('data', (text) => {
        said += text
        running.emit('said')
      })
    }
    const says = async (wanted: string) => {
      while (!said.includes(wanted)) await once(running, 'said')
    }
    try {
      await says(`Pages: http://localhost:${web_port}`)
      await says(REFUSED)
      await says('Waiting for file changes')
      const page = await fetch(`http://localhost:${web_port}/inbox`, { headers: { accept: 'text/html' } })
      expect(await page.text()).toContain('/@vite/client')
      said = ''
      const now = new Date()
      utimesSync(join(ROOT, 'demo/src/memory.ts'), now, now)
      await says(REFUSED)
    } finally {
      running.kill('SIGINT')
    }
    await ended
    await expect(fetch(`http://localhost:${web_port}/`)).rejects.toThrow('fetch failed')
  },
  WITHIN_MS,
)

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.')
  return address.port
}
