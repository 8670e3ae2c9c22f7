import { TextInput } from '@mantine/core'
import emojilib from 'emojilib'
import { type KeyboardEvent, useMemo, useState } from 'react'
import emojiGroups from 'unicode-emoji-json/data-by-group.json'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { hasWords } from '../../util/fold-words'
import { own } from '../../util/own'
import styles from './emoji-picker.module.css'

type Emoji = { emoji: string; name: string; tags: string[] }

const COLUMNS = 9
const MOST_FOUND = 90

const groupNames = (): Record<string, string> => ({
  smileys_emotion: t('emoji.group.smileys'),
  people_body: t('emoji.group.people'),
  animals_nature: t('emoji.group.nature'),
  food_drink: t('emoji.group.food'),
  travel_places: t('emoji.group.travel'),
  activities: t('emoji.group.activities'),
  objects: t('emoji.group.objects'),
  symbols: t('emoji.group.symbols'),
  flags: t('emoji.group.flags'),
})

const GROUPS = emojiGroups.map(({ slug, emojis }) => ({
  slug,
  emojis: emojis.map(({ emoji, name }): Emoji => ({ emoji, name, tags: emojilib[emoji] ?? [] })),
}))
const ALL = GROUPS.flatMap(({ emojis }) => emojis)

/** All emojis by group, or those that a search finds, by their English names. Arrows move, Enter picks. */
export function EmojiPicker({ pick }: { pick: (emoji: string) => void }) {
  const [sought, seek] = useState('')
  const found = useMemo(() => matching(sought.trim()), [sought])
  const sections: [string, Emoji[]][] =
    found === null
      ? GROUPS.map(({ slug, emojis }) => [own(groupNames(), slug) ?? slug, emojis])
      : [[t('emoji.results'), found]]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are for the buttons in it
    <div className={styles.picker} onKeyDown={moveFocus}>
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
          pick(first.emoji)
        }}
      />
      <div className={styles.scroll}>
        {found?.length === 0 && <p className={common.quiet}>{t('emoji.none_found')}</p>}
        {sections.map(([title, list]) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <div className={styles.grid}>
              {list.map(({ emoji, name }) => (
                <button key={emoji} type="button" aria-label={name} title={name} onClick={() => pick(emoji)}>
                  {emoji}
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
  const named = ALL.filter(({ name }) => hasWords(name, sought))
  const tagged = ALL.filter(
    ({ name, tags }) =>
      !hasWords(name, sought) && tags.some((tag) => hasWords(tag.replaceAll('_', ' '), sought)),
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
