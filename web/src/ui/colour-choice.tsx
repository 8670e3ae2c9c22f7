import { type MantineColorScheme, NativeSelect, useMantineColorScheme } from '@mantine/core'
import { t } from '../i18n/t'

export const colourSchemes = (): { value: MantineColorScheme; label: string }[] => [
  { value: 'auto', label: t('theme.auto') },
  { value: 'light', label: t('theme.light') },
  { value: 'dark', label: t('theme.dark') },
]

/** Chooses light or dark colours, or those of the device, for this browser. */
export function ColourChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <NativeSelect
      label={t('theme.title')}
      value={colorScheme}
      data={colourSchemes()}
      onChange={(event) => {
        const chosen = colourSchemes().find(({ value }) => value === event.currentTarget.value)
        if (chosen) setColorScheme(chosen.value)
      }}
    />
  )
}
