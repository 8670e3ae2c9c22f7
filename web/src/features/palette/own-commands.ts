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
    name: t('command.group.account'),
    commands: [
      ...accounts.map(({ id, name }) => ({
        id: `account-${id}`,
        name: t('navigation.switch_account', { account: name }),
        run: () => workIn(id),
      })),
      ...colourSchemes()
        .filter(({ value }) => value !== colorScheme)
        .map(({ value, label }) => ({
          id: `colours-${value}`,
          name: t('command.theme', { choice: label }),
          run: () => setColorScheme(value),
        })),
      ...languages.map((it) => ({
        id: `language-${it}`,
        name: t('command.language', { name: LANGUAGES[it].name }),
        run: () => chooseLanguage(it),
      })),
      { id: 'keys', name: t('shortcut.title'), key: '?', run: showKeys },
      { id: 'sign-out', name: t('sign_in.sign_out'), run: () => leave() },
    ],
  }
}
