import { CATALOGS, keysFor, readCatalog, writeCatalog } from './catalogs.ts'
import { readTexts } from './texts.ts'

/** Adds the keys of new texts to the catalogs, to be filled in, and removes the keys that nothing says. */

const { texts } = await readTexts()
const english = await readCatalog('en')
const said = keysFor('en', texts)
const missing = said.filter((key) => !english[key])
if (missing.length > 0) {
  // A misspelt key would remove the translations of the right one.
  console.error(`Write these texts into web/src/i18n/en.json first:\n${missing.join('\n')}`)
  process.exit(1)
}
for (const key of Object.keys(english)) {
  if (!said.includes(key)) console.log(`Removed, because nothing says it: ${key}`)
}
for (const language of CATALOGS) {
  const before = await readCatalog(language)
  const keys = keysFor(language, texts)
  await writeCatalog(language, keys, before)
  const empty = keys.filter((key) => !before[key]).length
  console.log(`${language}: ${keys.length} texts, ${empty} to be filled in`)
}
