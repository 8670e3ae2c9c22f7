import { foldWords } from '../../util/fold-words'

type Named = { id: string; name: string }

// An at sign at a word's beginning, and behind it the beginning of a name.
const ASKS = /(?:^|\s)@([^@\n]{0,40})$/u

/** The part of a name behind the last at sign before the caret; null if no member is being mentioned. */
export function askedName(before_caret: string): string | null {
  return ASKS.exec(before_caret)?.[1] ?? null
}

/** The members whose name, or a further word of it, begins with what is typed; behind a space, another word of it. */
export function matching<T extends Named>(members: T[], typed: string): T[] {
  const sought = ` ${foldWords(typed).join(' ')}${/\S\s$/.test(typed) ? ' ' : ''}`
  return members.filter(({ name }) => ` ${foldWords(name).join(' ')}`.includes(sought))
}

/** The members that a text mentions, the longer name first: `@Ana Prado` is not Ana. */
export function mentionedIn(text: string, members: Named[]): string[] {
  const names = [...new Set(members.map(({ name }) => name))].sort((one, other) => other.length - one.length)
  const named = new Set<string>()
  let rest = text
  for (const name of names) {
    if (name === '' || !rest.includes(`@${name}`)) continue
    named.add(name)
    rest = rest.replaceAll(`@${name}`, ' ')
  }
  return members.filter(({ name }) => named.has(name)).map(({ id }) => id)
}
