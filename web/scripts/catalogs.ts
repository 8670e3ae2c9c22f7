import { readFile, writeFile } from 'node:fs/promises'
import type { Text } from './texts.ts'

/** The languages with a catalog. */
export const CATALOGS = ['en', 'nl', 'es', 'pt', 'pt-BR'] as const

export type CatalogLanguage = (typeof CATALOGS)[number]
export type Catalog = Record<string, string>

const fileOf = (name: string) => new URL(`../src/i18n/${name}.json`, import.meta.url)

export async function readCatalog(language: CatalogLanguage): Promise<Catalog> {
  return JSON.parse(await readFile(fileOf(language), 'utf8'))
}

/** What a translator should know about a text, by its key. */
export async function readNotes(): Promise<Catalog> {
  return JSON.parse(await readFile(fileOf('notes'), 'utf8'))
}

/** Writes a catalog that has exactly these keys, in their order; what had no translation is empty. */
export async function writeCatalog(
  language: CatalogLanguage,
  keys: string[],
  before: Catalog,
): Promise<void> {
  const filled = Object.fromEntries(keys.map((key) => [key, before[key] ?? '']))
  await writeFile(fileOf(language), `${JSON.stringify(filled, null, 2)}\n`)
}

/** The keys that a catalog needs: one for each text, or one for each form of its plural. */
export function keysFor(language: CatalogLanguage, texts: Text[]): string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  const keys = texts.flatMap(({ key, values }) =>
    values?.includes('count') ? forms.map((form) => `${key}_${form}`) : [key],
  )
  return [...new Set(keys)].sort((one, other) => one.localeCompare(other, 'en'))
}

/** The names between braces in a text, each once. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort()
}
