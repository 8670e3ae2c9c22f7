import { type MantineColorScheme, NativeSelect, useMantineColorScheme } from '@mantine/core'
import { t } from '../i18n/t'

export const colourSchemes = (): { value: MantineColorScheme; label: string }[] => [
  { value: 'auto', label: t('Use device setting') },
  { value: 'light', label: t('Light') },
  { value: 'dark', label: t('Dark') },
]

/** Chooses light or dark colours, or those of the device, for this browser. */
export function ColourChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <NativeSelect
      label={t('Theme')}
      value={colorScheme}
      data={colourSchemes()}
      onChange={(event) => {
        const chosen = colourSchemes().find(({ value }) => value === event.currentTarget.value)
        if (chosen) setColorScheme(chosen.value)
      }}
    />
  )
}
