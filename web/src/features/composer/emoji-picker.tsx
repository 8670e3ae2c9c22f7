import { TextInput } from '@mantine/core'
import emojis from 'emojibase-data/en/compact.json'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { t } from '../../i18n/t'
import { hasWords } from '../../util/fold-words'
import './emoji-picker.css'
import { own } from '../../util/own'

type Emoji = { unicode: string; label: string; tags?: string[]; group?: number }

const COLUMNS = 9
// Parts of others, such as tones of skin, and letters of flags.
const PARTS = 2
const MOST_FOUND = 90

const groups = (): [group: number, name: string][] => [
  [0, t('emoji.group.smileys')],
  [1, t('emoji.group.people')],
  [3, t('emoji.group.nature')],
  [4, t('emoji.group.food')],
  [5, t('emoji.group.travel')],
  [6, t('emoji.group.activities')],
  [7, t('emoji.group.objects')],
  [8, t('emoji.group.symbols')],
  [9, t('emoji.group.flags')],
]

const SHOWN: Emoji[] = emojis.filter(({ group }: Emoji) => group !== undefined && group !== PARTS)

/** All emojis by group, or those that a search finds, by their English names. Arrows move, Enter picks. */
export function EmojiPicker({ pick }: { pick: (emoji: string) => void }) {
  const [sought, seek] = useState('')
  const found = useMemo(() => matching(sought.trim()), [sought])
  const sections: [string, Emoji[]][] =
    found === null
      ? groups().map(([group, name]) => [name, SHOWN.filter((emoji) => emoji.group === group)])
      : [[t('emoji.results'), found]]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are for the buttons in it
    <div className="emoji-picker" onKeyDown={moveFocus}>
      <TextInput
        data-autofocus
        aria-label={t('emoji.search')}
        placeholder={t('emoji.search')}
        value={sought}
        onChange={(event) => seek(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = found ?? []
          if (event.key !== 'Enter' || first === undefined) return
          event.preventDefault()
          pick(first.unicode)
        }}
      />
      <div className="emoji-scroll">
        {found?.length === 0 && <p className="quiet">{t('emoji.none_found')}</p>}
        {sections.map(([name, list]) => (
          <section key={name} aria-label={name}>
            <h3>{name}</h3>
            <div className="emoji-grid">
              {list.map(({ unicode, label }) => (
                <button
                  key={unicode}
                  type="button"
                  aria-label={label}
                  title={label}
                  onClick={() => pick(unicode)}
                >
                  {unicode}
                </button>
              ))}
            </div>
          </section>
        ))}
      </div>
    </div>
  )
}

/** Null where nothing is sought. */
function matching(sought: string): Emoji[] | null {
  if (sought === '') return null
  const named = SHOWN.filter(({ label }) => hasWords(label, sought))
  const tagged = SHOWN.filter(
    ({ label, tags }) => !hasWords(label, sought) && tags?.some((tag) => hasWords(tag, sought)),
  )
  return [...named, ...tagged].slice(0, MOST_FOUND)
}

const STEPS: Record<string, number> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: COLUMNS,
  ArrowUp: -COLUMNS,
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.findIndex((button) => button.matches(':focus'))
  const step = own(STEPS, event.key)
  // In the search field only the way down leaves it.
  if (step === undefined || (at === -1 && event.key !== 'ArrowDown')) return
  event.preventDefault()
  buttons[at === -1 ? 0 : Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus()
}
