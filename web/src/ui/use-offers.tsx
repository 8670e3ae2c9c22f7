import { Combobox, useCombobox } from '@mantine/core'
import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useState } from 'react'
import common from './common.module.css'
import styles from './use-offers.module.css'

export type Offer = { id: string; shown: ReactNode }

type Options = {
  /** The suggestions, for screen readers. */
  name: string
  text: string
  /** Null while the text asks for nothing, or nothing has been found yet. */
  offers: Offer[] | null
  /** What is said where nothing fits; without it, nothing is shown then. */
  nothing?: string
  pick: (id: string) => void
}

const optionId = (id: string) => `offer-${id}`

/** A list over a text that stays in focus: arrows choose, Enter or Tab picks, Escape closes until the text changes. */
export function useOffers({ name, text, offers, nothing, pick }: Options) {
  const [closed_for, close] = useState<string | null>(null)
  const [active, choose] = useState<string | null>(null)
  const rows = offers ?? []
  const opened = offers !== null && closed_for !== text && (rows.length > 0 || nothing !== undefined)
  const store = useCombobox({ opened, onDropdownClose: () => close(text) })
  const { listId, selectFirstOption } = store
  const ids = rows.map(({ id }) => id).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: other suggestions start at the first one.
  useEffect(() => choose(opened ? selectFirstOption() : null), [opened, ids, selectFirstOption])
  /** Whether the key was meant for the list. */
  const takeKey = (event: KeyboardEvent): boolean => {
    if (!opened || (rows.length === 0 && event.key !== 'Escape')) return false
    if (event.key === 'ArrowDown') choose(store.selectNextOption())
    else if (event.key === 'ArrowUp') choose(store.selectPreviousOption())
    else if (event.key === 'Enter' || event.key === 'Tab') store.clickSelectedOption()
    else if (event.key === 'Escape') store.closeDropdown()
    else return false
    event.preventDefault()
    return true
  }
  const input = active !== null && {
    'aria-autocomplete': 'list' as const,
    'aria-controls': listId ?? undefined,
    'aria-activedescendant': active,
  }
  /** Puts the list above the field. */
  const under = (field: ReactElement) => (
    <Combobox
      store={store}
      onOptionSubmit={pick}
      position="top-start"
      withinPortal={false}
      transitionProps={{ duration: 0 }}
    >
      {/* Mantine's own attributes name no option before the first arrow key, and after typing one that is gone. */}
      <Combobox.Target withKeyboardNavigation={false} withAriaAttributes={false}>
        {field}
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={name} className={styles.offers}>
          {rows.map(({ id, shown }) => (
            <Combobox.Option
              key={id}
              id={optionId(id)}
              className={styles.offer}
              value={id}
              // A list that scrolls has something to focus.
              tabIndex={-1}
              aria-selected={active === optionId(id)}
            >
              {shown}
            </Combobox.Option>
          ))}
        </Combobox.Options>
        {rows.length === 0 && (
          <p className={common.quiet} role="status">
            {nothing}
          </p>
        )}
      </Combobox.Dropdown>
    </Combobox>
  )
  return { under, input, takeKey }
}
