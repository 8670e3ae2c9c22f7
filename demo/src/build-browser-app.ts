import { execFile } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SOURCES = [
  'web/src',
  'web/index.html',
  'web/docs.html',
  'web/scripts/scalar.ts',
  'web/vite.config.ts',
  'web/package.json',
]
const BUILT = 'web/dist/index.html'

/** Builds the browser application from the sources beside us, unless what was built is newer than all of them. */
export async function buildBrowserApp(say: (lines: string[]) => void): Promise<void> {
  const built_ms = await changedAt(join(ROOT, BUILT))
  const changes = await Promise.all(SOURCES.map((source) => changedAt(join(ROOT, source))))
  if (built_ms > Math.max(...changes)) return
  say(['Building the browser application …'])
  const vite = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url))
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', 'web', '--config', 'web/vite.config.ts', '--logLevel', 'error'],
    // A test runner’s NODE_ENV would put React’s development build into it.
    { cwd: ROOT, env: { ...process.env, NODE_ENV: 'production' } },
  )
}

/** When a file, or the newest file of a folder, changed last; 0 where there is none. */
async function changedAt(path: string): Promise<number> {
  const found = await stat(path).catch(() => null)
  if (found === null) return 0
  if (!found.isDirectory()) return found.mtimeMs
  const names = await readdir(path)
  return Math.max(0, ...(await Promise.all(names.map((name) => changedAt(join(path, name))))))
}
