/** The languages that there is a catalog for, each called by its own name. */
export const LANGUAGES = {
  en: { name: 'English', dir: 'ltr' },
  nl: { name: 'Nederlands', dir: 'ltr' },
  es: { name: 'Español', dir: 'ltr' },
  pt: { name: 'Português (Portugal)', dir: 'ltr' },
  'pt-BR': { name: 'Português (Brasil)', dir: 'ltr' },
} as const

export type Language = keyof typeof LANGUAGES

const CHOSEN = 'selfsame.language'
const DIRECTION = 'selfsame.direction'

let spoken: Language = 'en'
let regional = 'en'

/** The language of this page, from its beginning to its end: another one is another page. */
export function language(): Language {
  return spoken
}

/** The same for Intl, with the region of the user: the 1st of May is not the 5th of January. */
export function locale(): string {
  return regional
}

/** The language chosen in this browser, else the language that the browser asks for. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(CHOSEN)
  const asked = [...(chosen === null ? [] : [chosen]), ...navigator.languages].map(languageOf)
  return asked.find((it) => it !== null) ?? 'en'
}

/** The language whose texts a tag such as `pt-BR` or `nl-BE` gets: of its region, or else without one. */
export function languageOf(tag: string): Language | null {
  const [base = ''] = tag.split('-')
  return [tag, base].find((it): it is Language => Object.hasOwn(LANGUAGES, it)) ?? null
}

/** From here on the page is in this language. To be called once, before anything is rendered. */
export function speak(chosen: Language): void {
  spoken = chosen
  regional = navigator.languages.find((tag) => languageOf(tag) === chosen) ?? chosen
  document.documentElement.lang = chosen
  // Kept apart from the language, so that the mirrored page can be looked at by who does not read Arabic.
  document.documentElement.dir = localStorage.getItem(DIRECTION) ?? LANGUAGES[chosen].dir
}

/** Goes on in another language, on a whole new page: no text of the one before stays anywhere. */
export function chooseLanguage(chosen: Language): void {
  localStorage.setItem(CHOSEN, chosen)
  location.reload()
}
