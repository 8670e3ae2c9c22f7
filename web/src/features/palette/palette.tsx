import { Modal } from '@mantine/core'
import { type KeyboardEvent, useId, useState } from 'react'
import { wordsOf } from '../../api/client'
import { t } from '../../i18n/t'
import { type Command, type CommandGroup, type Found, fitting } from './command'
import keyStyles from './key.module.css'
import { useMessageCommands } from './message-commands'
import styles from './palette.module.css'
import { usePeopleCommands } from './people-commands'

type Props = { groups: CommandGroup[]; close: () => void }

/** Every action, by its name; every contact, by its identifiers; and every message, by its words. */
export function Palette({ groups, close }: Props) {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const [before] = useState(() => document.activeElement)
  const found = [usePeopleCommands(typed), useMessageCommands(typed)]
  const shown = fitting(groups, typed)
  for (const { group } of found) if (group !== null) shown.push(group)
  const commands = shown.flatMap((group) => group.commands)
  const chosen = commands[Math.min(at, commands.length - 1)]

  const finish = (command?: Command) => {
    close()
    // What a command goes to has the last word on where the focus is.
    setTimeout(() => {
      if (before instanceof HTMLElement) before.focus()
      command?.run()
    })
  }
  const listen = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || commands.length === 0) return
    const last = commands.length - 1
    if (event.key === 'Enter') finish(chosen)
    else if (event.key === 'ArrowDown') setAt(at >= last ? 0 : at + 1)
    else if (event.key === 'ArrowUp') setAt(at <= 0 ? last : Math.min(at, last) - 1)
    else return
    event.preventDefault()
  }
  return (
    <Modal
      opened
      onClose={() => finish()}
      title={t('command.title')}
      classNames={{ content: styles.palette, header: styles.head, body: styles.body }}
      returnFocus={false}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      size="lg"
      yOffset="12vh"
    >
      <Choice
        {...{ shown, chosen, typed, listen, choose: finish }}
        type={(words) => {
          setTyped(words)
          setAt(0)
        }}
      />
      <p className={styles.none} role="status">
        {wordsOfState(found, commands.length === 0)}
      </p>
    </Modal>
  )
}

/** What of it there is to say aloud: that it is not all there yet, or not all found, or nothing is. */
function wordsOfState(found: Found[], nothing: boolean): string {
  const error = found.find((it) => it.error !== null)?.error
  if (error) return wordsOf(error)
  if (found.some(({ busy }) => busy)) return t('command.searching')
  return nothing ? t('command.none_match') : ''
}

type ChoiceProps = {
  shown: CommandGroup[]
  chosen: Command | undefined
  typed: string
  type: (words: string) => void
  listen: (event: KeyboardEvent) => void
  choose: (command: Command) => void
}

function Choice({ shown, chosen, typed, type, listen, choose }: ChoiceProps) {
  const list = useId()
  const idOf = (command: Command) => `${list}-${command.id}`
  return (
    <>
      <input
        className={styles.field}
        data-autofocus
        // At once: a user who opens it goes on typing.
        // biome-ignore lint/a11y/noAutofocus: see above
        autoFocus
        role="combobox"
        aria-label={t('command.title')}
        aria-expanded={shown.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={chosen && idOf(chosen)}
        placeholder={t('command.placeholder')}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={listen}
      />
      <div id={list} className={styles.list} role="listbox" aria-label={t('command.list')}>
        {shown.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a list of options is grouped by the role alone.
          <div key={group.name} role="group" aria-label={group.name}>
            <div className={styles.group} aria-hidden="true">
              {group.name}
            </div>
            {group.commands.map((command) => (
              <Option
                key={command.id}
                id={idOf(command)}
                command={command}
                selected={command === chosen}
                choose={() => choose(command)}
              />
            ))}
          </div>
        ))}
      </div>
    </>
  )
}

type OptionProps = { id: string; command: Command; selected: boolean; choose: () => void }

function Option({ id, command, selected, choose }: OptionProps) {
  return (
    // The focus stays in the field, which hears the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      id={id}
      ref={(element) => {
        if (selected) element?.scrollIntoView({ block: 'nearest' })
      }}
      className={styles.option}
      role="option"
      aria-selected={selected}
      onClick={choose}
    >
      <span>{command.shown ?? <bdi>{command.name}</bdi>}</span>
      {command.key !== undefined && <kbd className={keyStyles.key}>{command.key}</kbd>}
    </div>
  )
}
