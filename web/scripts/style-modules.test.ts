import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const SOURCES = fileURLToPath(new URL('../src', import.meta.url))
const GLOBAL = ['base', 'mantine-overrides', 'mantine', 'tokens'].map((name) => join('ui', `${name}.css`))

const paths = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
const modules = paths.filter((path) => path.endsWith('.module.css'))
const components = paths.filter((path) => path.endsWith('.tsx'))
const read = (path: string) => readFileSync(join(SOURCES, path), 'utf8')

/** The classes that a sheet has rules for. */
function classesOf(path: string): string[] {
  const selectors = read(path).replaceAll(/\/\*.*?\*\/|\{[^{}]*\}|@import[^;]*;|:global\([^)]*\)/gs, ' ')
  return [...new Set(selectors.matchAll(/\.([a-zA-Z][\w-]*)/g).map(([, name = '']) => name))]
}

/** What a component imports from modules: the name it has there, and the module. */
function importsOf(path: string): [string, string][] {
  const imports = read(path).matchAll(/import (\w+) from '([^']+\.module\.css)'/g)
  return [...imports].map(([, name = '', from = '']) => [name, join(dirname(path), from)])
}

/** The classes that components use, as `module.css class`. */
const used = components.flatMap((path) =>
  importsOf(path).flatMap(([name, from]) => {
    const found = read(path).matchAll(new RegExp(`(?<!['/\\w])${name}\\.(\\w+)`, 'g'))
    return [...found].map(([, of]) => `${from} ${of}`)
  }),
)

test('every class that a component uses has a rule, and every class with a rule is used', () => {
  const ruled = modules.flatMap((path) => classesOf(path).map((name) => `${path} ${name}`))
  expect(ruled.length).toBeGreaterThan(300)
  expect(used.filter((it) => !ruled.includes(it))).toEqual([])
  expect(ruled.filter((it) => !used.includes(it))).toEqual([])
})

test('classes outside of modules are Mantine’s, in the few sheets for the whole page', () => {
  expect(paths.filter((path) => path.endsWith('.css') && !modules.includes(path)).sort()).toEqual(GLOBAL)
  for (const path of GLOBAL) {
    expect([path, classesOf(path).filter((name) => !name.startsWith('mantine-'))]).toEqual([path, []])
  }
})

test('components name a class only through its module', () => {
  const literal = /\bclassName=(?:"|\{[^}\n]*')|\bclassNames=\{\{[^}]*'|\bclassList\b/
  expect(components.filter((path) => literal.test(read(path)))).toEqual([])
  for (const path of components) {
    for (const [name] of importsOf(path))
      expect([path, read(path).includes(`${name}[`)]).toEqual([path, false])
  }
})

test('no source looks an element up by its class, which the build names', () => {
  const sources = paths.filter((path) => /\.tsx?$/.test(path))
  const selector = /['"`](?:[^'"`\n]*[ >])?\.[a-z][\w-]*['"` :[]/
  expect(sources.filter((path) => selector.test(read(path)))).toEqual([])
})

test('no two modules have the same name, from which the built class names are made', () => {
  const names = modules.map((path) => basename(path))
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})
