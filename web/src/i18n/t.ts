import { own } from '../util/own'
import english_texts from './en.json'
import { type Language, locale } from './language'

/** The forms of a plural have one key: `contact.count` says `contact.count_one` or `contact.count_other`. */
type Said<Key extends string> = Key extends `${infer Base}_one`
  ? Base
  : Key extends `${infer Base}_other`
    ? Base
    : Key

/** What a text is for, such as `merge.confirm`. The texts themselves are in the catalogs beside this file. */
export type TextKey = Said<keyof typeof english_texts>

type Catalog = { texts: Record<string, string>; plurals: Intl.PluralRules }

const ENGLISH: Catalog = { texts: english_texts, plurals: new Intl.PluralRules('en') }

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
 * A text in the user's language: `t('conversation.assign')`, `t('conversation.snoozed_until', { time })`. A number is
 * written as the language writes numbers, so a code is given as a string; `count` chooses the plural. Ask while
 * rendering, never while a module loads: the language is not known by then. What customers write never goes through it.
 * Where a value is more than text, `say` in say.tsx is the same.
 */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  return partsOf(key, values.count)
    .map((part, at) => (at % 2 === 0 ? part : written(own(values, part), part)))
    .join('')
}

/** A text in the user's language, split at its placeholders: text, name, text, name, …, text. */
export function partsOf(key: TextKey, count: unknown): string[] {
  // A text that the language lacks is shown in English.
  return (textIn(spoken, key, count) || textIn(ENGLISH, key, count) || key).split(PLACE)
}

function textIn({ texts, plurals }: Catalog, key: TextKey, count: unknown): string | undefined {
  return texts[typeof count === 'number' ? `${key}_${plurals.select(count)}` : key]
}

function written(value: string | number | undefined, name: string): string {
  if (typeof value === 'number') return value.toLocaleString(locale())
  return value ?? `{${name}}`
}
