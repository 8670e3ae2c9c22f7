/** The languages that there is a catalog for, each called by its own name. */
export const LANGUAGES = {
  en: { name: 'English', dir: 'ltr' },
  nl: { name: 'Nederlands', dir: 'ltr' },
  es: { name: 'Español', dir: 'ltr' },
  pt: { name: 'Português', dir: 'ltr' },
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

/** The same as Intl takes it, with the region of whoever works here: the 1st of May is no 5th of January to anybody. */
export function locale(): string {
  return regional
}

/** What somebody chose in this browser, or else what the browser asks for. */
export function preferredLanguage(): Language {
  const asked = [localStorage.getItem(CHOSEN), ...navigator.languages].map((tag) => tag?.split('-')[0])
  return asked.find((base): base is Language => base !== undefined && Object.hasOwn(LANGUAGES, base)) ?? 'en'
}

/** From here on the page is in this language. To be called once, before anything is rendered. */
export function speak(chosen: Language): void {
  spoken = chosen
  regional = navigator.languages.find((tag) => tag.split('-')[0] === chosen) ?? chosen
  document.documentElement.lang = chosen
  // Kept apart from the language, so that the mirrored page can be looked at by who does not read Arabic.
  document.documentElement.dir = localStorage.getItem(DIRECTION) ?? LANGUAGES[chosen].dir
}

/** Goes on in another language, on a whole new page: no text of the one before stays anywhere. */
export function chooseLanguage(chosen: Language): void {
  localStorage.setItem(CHOSEN, chosen)
  location.reload()
}
