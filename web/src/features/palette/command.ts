import type { ReactNode } from 'react'
import { hasWords } from '../../util/fold-words'

/** Something that can be done by its name. */
export type Command = {
  id: string
  /** What it is found by, too. */
  name: string
  /** What is shown in place of the name, where that holds something a person wrote. */
  shown?: ReactNode
  /** The key that does the same without the palette. */
  key?: string
  run: () => void
}

export type CommandGroup = { name: string; commands: Command[] }

/** What is looked up elsewhere for what was typed. `busy`: not all of it is there yet. */
export type Found = { group: CommandGroup | null; busy: boolean; error: Error | null }

/** The commands in whose names some word begins with each word that was typed. */
export function fitting(groups: CommandGroup[], typed: string): CommandGroup[] {
  return groups
    .map(({ name, commands }) => ({ name, commands: commands.filter((it) => hasWords(it.name, typed)) }))
    .filter(({ commands }) => commands.length > 0)
}
