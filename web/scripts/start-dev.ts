import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createServer, type ViteDevServer } from 'vite'

// `npm run dev`: what `npm start` runs, started again at every change of the server, beside Vite, which updates the pages
// in the open browser. Arguments go to `npm start`.

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PORT = process.env.PORT || '3000'
const API = `http://127.0.0.1:${PORT}`

// The configuration of Vite reads where the API answers.
process.env.SELFSAME_URL = API
const pages = await startPages()
const address = `http://localhost:${pages.config.server.port}`
const server = startServer(address)
endOnSignal(pages, server)
process.stdout.write(`Pages: ${address}\nAPI:   ${API}\nBoth reload when a file changes. Ctrl-C ends both.\n`)
const [code] = await once(server, 'exit')
await pages.close()
process.exit(code ?? 1)

async function startPages(): Promise<ViteDevServer> {
  const vite = await createServer({
    configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
    clearScreen: false,
    logLevel: 'warn',
    server: { port: Number(process.env.WEB_PORT || 5173), strictPort: true },
  })
  return vite.listen()
}

/** The server and the sandbox under Node's own watcher, which starts them again when a file that they import changes. */
function startServer(public_url: string): ChildProcess {
  // These two are for Vite; the server refuses names with this prefix as misspelt settings.
  const { SELFSAME_URL: _, SELFSAME_API_KEY: __, ...environment } = process.env
  return spawn(
    process.execPath,
    ['--watch', '--watch-preserve-output', 'demo/src/main.ts', '--no-build', ...process.argv.slice(2)],
    {
      cwd: ROOT,
      // Links, such as the one to sign up, lead to the pages that reload.
      env: { PUBLIC_URL: public_url, ...environment, PORT },
      stdio: 'inherit',
      // In a process group of its own: Ctrl-C would reach the server twice, and the second signal ends it at once.
      detached: true,
    },
  )
}

/** The first signal lets the server close; the second ends it at once. */
function endOnSignal(pages: ViteDevServer, server: ChildProcess): void {
  let ending = false
  const end = () => {
    if (ending) killGroup(server)
    else server.kill('SIGTERM')
    ending = true
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  process.on('exit', () => killGroup(server))
  pages.httpServer?.on('error', end)
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // The group has ended already.
  }
}
