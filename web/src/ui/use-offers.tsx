import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
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

/** A list over a text that stays in focus: arrows choose, Enter or Tab picks, Escape closes until the text changes. */
export function useOffers({ name, text, offers, nothing, pick }: Options) {
  const list_id = useId()
  const [closed_for, close] = useState<string | null>(null)
  const [chosen, choose] = useState(0)
  const shown = offers !== null && closed_for !== text ? offers : null
  const rows = shown ?? []
  const at = Math.min(chosen, rows.length - 1)
  const active = rows[at]
  const optionId = (id: string) => `${list_id}-${id}`
  const take = (id: string) => {
    choose(0)
    pick(id)
  }
  /** Whether the key was meant for the list. */
  const takeKey = (event: KeyboardEvent): boolean => {
    if (shown === null || (active === undefined && (event.key !== 'Escape' || nothing === undefined)))
      return false
    if (event.key === 'ArrowDown') choose((at + 1) % rows.length)
    else if (event.key === 'ArrowUp') choose((at + rows.length - 1) % rows.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && active) take(active.id)
    else if (event.key === 'Escape') close(text)
    else return false
    event.preventDefault()
    return true
  }
  const input = active && {
    'aria-autocomplete': 'list' as const,
    'aria-controls': list_id,
    'aria-activedescendant': optionId(active.id),
  }
  const list = shown !== null && (rows.length > 0 || nothing !== undefined) && (
    <div className={styles.offers}>
      {rows.length === 0 && (
        <p className={common.quiet} role="status">
          {nothing}
        </p>
      )}
      <div role="listbox" id={list_id} aria-label={name}>
        {rows.map((offer, index) => (
          <div
            key={offer.id}
            id={optionId(offer.id)}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            // The text keeps the focus.
            onMouseDown={(event) => {
              event.preventDefault()
              take(offer.id)
            }}
          >
            {offer.shown}
          </div>
        ))}
      </div>
    </div>
  )
  return { list, input, takeKey }
}
