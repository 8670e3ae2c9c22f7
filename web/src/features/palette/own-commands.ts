import { useMantineColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { leave, meQuery, workIn } from '../../api/session'
import { chooseLanguage, LANGUAGES, type Language, language } from '../../i18n/language'
import { t } from '../../i18n/t'
import { colourSchemes } from '../../ui/colour-choice'
import type { CommandGroup } from './command'

/** What concerns oneself and this browser. */
export function useOwnCommands(showKeys: () => void): CommandGroup {
  const me = useQuery(meQuery).data
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const accounts = me?.accounts.filter(({ id }) => id !== me.account?.id) ?? []
  const languages = Object.keys(LANGUAGES).filter((it) => it !== language()) as Language[]
  return {
    name: t('Account and preferences'),
    commands: [
      ...accounts.map(({ id, name }) => ({
        id: `account-${id}`,
        name: t('Switch to {account}', { account: name }),
        run: () => workIn(id),
      })),
      ...colourSchemes()
        .filter(({ value }) => value !== colorScheme)
        .map(({ value, label }) => ({
          id: `colours-${value}`,
          name: t('Theme: {choice}', { choice: label }),
          run: () => setColorScheme(value),
        })),
      ...languages.map((it) => ({
        id: `language-${it}`,
        name: t('Language: {name}', { name: LANGUAGES[it].name }),
        run: () => chooseLanguage(it),
      })),
      { id: 'keys', name: t('Keyboard shortcuts'), key: '?', run: showKeys },
      { id: 'sign-out', name: t('Sign out'), run: () => leave() },
    ],
  }
}
