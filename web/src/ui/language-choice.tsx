import { NativeSelect, type NativeSelectProps } from '@mantine/core'
import { chooseLanguage, LANGUAGES, type Language, language } from '../i18n/language'

// Objects forget what their keys are.
const CODES = Object.keys(LANGUAGES) as Language[]

/** Chooses the language of this browser, each under its own name. The page reloads in it. */
export function LanguageChoice(props: NativeSelectProps) {
  return (
    <NativeSelect
      {...props}
      value={language()}
      onChange={(event) => {
        const chosen = CODES.find((code) => code === event.currentTarget.value)
        if (chosen) chooseLanguage(chosen)
      }}
    >
      {CODES.map((code) => (
        <option key={code} value={code} lang={code}>
          {LANGUAGES[code].name}
        </option>
      ))}
    </NativeSelect>
  )
}
