import { CATALOGS, keysFor, readCatalog, writeCatalog } from './catalogs.ts'
import { readTexts } from './texts.ts'

/** Puts new texts into the catalogs, to be filled in, and takes out what nothing says any more. */

const { texts } = await readTexts()
for (const language of CATALOGS) {
  const before = await readCatalog(language)
  const keys = keysFor(language, texts)
  await writeCatalog(language, keys, before)
  const empty = keys.filter((key) => !before[key]).length
  console.log(`${language}: ${keys.length} texts, ${empty} to be filled in`)
}
