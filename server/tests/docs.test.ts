import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const PAGES = globSync(['*.md', 'docs/**/*.md', '{client,sandbox}/*.md', '.github/*.md'], { cwd: ROOT })

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

/** The anchor that GitHub gives a heading. */
function anchorOf(heading: string): string {
  const text = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
  return text.replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-')
}

function anchorsOf(path: string): string[] {
  return [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading.trim()))
}

test('every link from one page of the docs to another leads to a file and a heading', () => {
  expect(PAGES.length).toBeGreaterThan(20)
  const broken: string[] = []
  for (const page of PAGES) {
    const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
    for (const link of links.filter((it) => !/^[a-z]+:/.test(it))) {
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? page : join(dirname(page), path)
      const leads =
        existsSync(join(ROOT, target)) && (anchor === undefined || anchorsOf(target).includes(anchor))
      if (!leads) broken.push(`${page}: ${link}`)
    }
  }
  expect(broken).toEqual([])
})

test('every npm script that the docs name exists', () => {
  const scripts = ['package.json', 'client/package.json'].flatMap((path) =>
    Object.keys(JSON.parse(read(path)).scripts),
  )
  // The changelog may name scripts of earlier versions.
  const named = PAGES.filter((page) => page !== 'CHANGELOG.md').flatMap((page) =>
    [...read(page).matchAll(/`[^`]*\bnpm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name = '']) => ({
      page,
      name,
    })),
  )
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter(({ name }) => !scripts.includes(name))).toEqual([])
})

test('every file that the guide for contributors names exists', () => {
  const paths = [...read('CONTRIBUTING.md').matchAll(/[\w.-]+(?:\/[\w.-]+)+\.(?:ts|tsx|yml)\b/g)].map(
    ([it]) => it,
  )
  expect(paths.length).toBeGreaterThan(5)
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
})

test('the package, the image, the workflow and .nvmrc name the same version of Node', () => {
  const { devDependencies }: { devDependencies: { node: string } } = JSON.parse(read('package.json'))
  const major = read('.nvmrc').trim()
  expect(devDependencies.node).toMatch(new RegExp(`^\\^${major}\\.`))
  const images = ['Dockerfile', '.github/workflows/ci.yml'].flatMap((path) => [
    ...read(path).matchAll(/node:(\d+)-/g),
  ])
  expect(images.length).toBeGreaterThan(2)
  for (const [, version] of images) expect(version).toBe(major)
})

test('the workflow runs the gate and nothing besides it', () => {
  const runs = [...read('.github/workflows/ci.yml').matchAll(/run: (.+)$/gm)].map(([, it]) => it)
  expect(runs).toEqual(['.ci/run'])
})
