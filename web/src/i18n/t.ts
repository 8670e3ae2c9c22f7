import i18next from 'i18next'
import { own } from '../util/own'
import english_plurals from './en.json'
import { type Language, locale } from './language'

// English stands in the code and is its own key, so that its catalog holds nothing but plurals; what a language lacks is
// shown in English.
void i18next.init({
  lng: 'en',
  fallbackLng: 'en',
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  returnEmptyString: false,
  resources: { en: { translation: english_plurals } },
})

const CATALOGS = {
  nl: () => import('./nl.json'),
  es: () => import('./es.json'),
  pt: () => import('./pt.json'),
  'pt-BR': () => import('./pt-BR.json'),
}

/** Fetches the texts of a language, for `t` to say. Those of English are here. */
export async function loadTexts(language: Language): Promise<void> {
  if (language === 'en') return
  const { default: texts } = await CATALOGS[language]()
  i18next.addResourceBundle(language, 'translation', texts)
  await i18next.changeLanguage(language)
}

const PLACE = /\{(\w+)\}/

/**
 * A text of ours in the language of whoever works here: `t('Assign')`, `t('snoozed until {time}', { time })`. A number
 * is written as the language writes numbers, so a code is given as a string; `count` chooses the plural. Ask while
 * rendering, never while a module loads: the language is not known by then. What customers write never goes through it.
 * Where a value is more than text, `say` in say.tsx is the same.
 */
export function t(english: string, values: Record<string, string | number> = {}): string {
  return partsOf(english, typeof values.count === 'number' ? values.count : undefined)
    .map((part, at) => (at % 2 === 0 ? part : written(own(values, part), part)))
    .join('')
}

/** A text in its language, split at its placeholders: text, name, text, name, …, text. */
export function partsOf(english: string, count: number | undefined): string[] {
  // i18next fills in nothing: what customers wrote would be read for its own marks.
  return i18next.t(english, { count, skipInterpolation: true }).split(PLACE)
}

function written(value: string | number | undefined, name: string): string {
  if (typeof value === 'number') return value.toLocaleString(locale())
  return value ?? `{${name}}`
}
