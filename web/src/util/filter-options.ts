import type { ComboboxItem, ComboboxParsedItem, OptionsFilter } from '@mantine/core'
import { hasWords } from './fold-words'

/** What is typed in a field with options finds them as every other search finds its texts. */
export const filterOptions: OptionsFilter = ({ options, search, limit }) => {
  const fits = ({ label }: ComboboxItem) => hasWords(label, search)
  let left = limit
  const firstOf = (items: ComboboxItem[]) => {
    const found = items.filter(fits).slice(0, left)
    left -= found.length
    return found
  }
  return options.flatMap((option): ComboboxParsedItem[] => {
    if (!('group' in option)) return firstOf([option])
    const items = firstOf(option.items)
    return items.length === 0 ? [] : [{ ...option, items }]
  })
}
