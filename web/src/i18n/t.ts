import { own } from '../util/own'
import english_plurals from './en.json'
import { type Language, locale } from './language'

type Catalog = { texts: Record<string, string>; plurals: Intl.PluralRules }

// English stands in the code and is its own key, so that its catalog holds nothing but plurals.
const ENGLISH: Catalog = { texts: english_plurals, plurals: new Intl.PluralRules('en') }

const CATALOGS = {
  nl: () => import('./nl.json'),
  es: () => import('./es.json'),
  pt: () => import('./pt.json'),
  'pt-BR': () => import('./pt-BR.json'),
}

let spoken = ENGLISH

/** Fetches the texts of a language, for `t` to say. Those of English are here. */
export async function loadTexts(language: Language): Promise<void> {
  if (language === 'en') return
  const { default: texts } = await CATALOGS[language]()
  spoken = { texts, plurals: new Intl.PluralRules(language) }
}

const PLACE = /\{(\w+)\}/

/**
 * A text of ours in the language of whoever works here: `t('Assign')`, `t('snoozed until {time}', { time })`. A number
 * is written as the language writes numbers, so a code is given as a string; `count` chooses the plural. Ask while
 * rendering, never while a module loads: the language is not known by then. What customers write never goes through it.
 * Where a value is more than text, `say` in say.tsx is the same.
 */
export function t(english: string, values: Record<string, string | number> = {}): string {
  return partsOf(english, values.count)
    .map((part, at) => (at % 2 === 0 ? part : written(own(values, part), part)))
    .join('')
}

/** A text in its language, split at its placeholders: text, name, text, name, …, text. */
export function partsOf(english: string, count: unknown): string[] {
  // A text that the language lacks is shown in English.
  return (textIn(spoken, english, count) || textIn(ENGLISH, english, count) || english).split(PLACE)
}

function textIn({ texts, plurals }: Catalog, key: string, count: unknown): string | undefined {
  return texts[typeof count === 'number' ? `${key}_${plurals.select(count)}` : key]
}

function written(value: string | number | undefined, name: string): string {
  if (typeof value === 'number') return value.toLocaleString(locale())
  return value ?? `{${name}}`
}
