import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PAGES = fileURLToPath(new URL('../src', import.meta.url))
const MANTINE = dirname(fileURLToPath(import.meta.resolve('@mantine/core/styles.css')))

/** Names of Mantine's style sheets that the pages need, in the order in which Mantine's whole sheet has them. */
export async function neededStyles(): Promise<string[]> {
  const files = await filesOf(await importedComponents())
  const names = [...files].flatMap((file) => /(\w+)\.module\.mjs$/.exec(file)?.[1] ?? [])
  const whole = await readFile(join(MANTINE, 'styles.css'), 'utf8')
  const placed = await Promise.all(
    names.map(async (name) => {
      const own = await readFile(join(MANTINE, 'styles', `${name}.css`), 'utf8')
      const first = /\.m_[0-9a-f]+/.exec(own)?.[0]
      if (first === undefined) throw new Error(`${name}.css has no class of Mantine’s.`)
      return { name, at: whole.indexOf(first) }
    }),
  )
  return placed.sort((one, other) => one.at - other.at).map(({ name }) => name)
}

/** What the pages import from `@mantine/core`, types apart. */
async function importedComponents(): Promise<Set<string>> {
  const paths = await readdir(PAGES, { recursive: true })
  const sources = await Promise.all(
    paths.filter((path) => /\.tsx?$/.test(path)).map((path) => readFile(join(PAGES, path), 'utf8')),
  )
  const lists = sources.flatMap((source) => [...source.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)])
  return new Set(lists.flatMap(([, list = '']) => namesIn(list)).filter((name) => !name.startsWith('type ')))
}

/** The files of Mantine that hold these components, and every file that those read in turn. */
async function filesOf(components: Set<string>): Promise<Set<string>> {
  const index = await readFile(join(MANTINE, 'esm/index.mjs'), 'utf8')
  const files = new Set<string>()
  const read = async (file: string): Promise<void> => {
    if (files.has(file)) return
    files.add(file)
    const source = await readFile(file, 'utf8')
    for (const [, from = ''] of source.matchAll(/from "(\.[^"]+)"/g)) await read(join(dirname(file), from))
  }
  for (const [, list = '', from = ''] of index.matchAll(/import \{([^}]*)\} from "([^"]+)"/g)) {
    if (namesIn(list).some((name) => components.has(name))) await read(join(MANTINE, 'esm', from))
  }
  return files
}

function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim().split(' as ')[0] ?? '')
    .filter((name) => name !== '')
}
