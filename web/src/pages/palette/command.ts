import type { ReactNode } from 'react'

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

/** The commands whose names hold every word that was typed, wherever and however written. */
export function fitting(groups: CommandGroup[], typed: string): CommandGroup[] {
  const words = plain(typed).split(/\s+/u)
  return groups
    .map(({ name, commands }) => ({
      name,
      commands: commands.filter((command) => words.every((word) => plain(command.name).includes(word))),
    }))
    .filter(({ commands }) => commands.length > 0)
}

function plain(text: string): string {
  return text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
