import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'

/** One try at the password of the user with an address, counted until it turns out right. */
export type PasswordTry = { allowed: true; end(outcome: 'right' | 'wrong' | 'none'): void }
export type PasswordTries = {
  /** For every e-mail address that the try may be about, from a client's address. Refused: how many seconds to wait. */
  begin(emails: string[], client: string): PasswordTry | { allowed: false; retry_after_s: number }
  /** Once a user has set a new password by a link: guesses at the old one say nothing about it. */
  forget(email: string): void
}

export const MOST_WRONG = 10
export const WITHIN_MS = 15 * 60_000
const REMEMBERED = 50_000

type Count = { tries: number; until_ms: number }

/**
 * Counts wrong passwords per user, wherever one is asked for and from wherever it comes. An e-mail address that no user
 * has is counted too, so that the limit tells nothing. Counted by each process, in memory.
 *
 * Where a user has given the right password before, only the wrong ones from there count against them, so that guesses
 * from elsewhere keep them out of no place that they use.
 */
export function buildPasswordTries(clock: Clock): PasswordTries {
  const counts = new Map<string, Count>()
  const known = new Set<string>()

  function countOf(name: string): Count {
    const now = clock.now()
    const found = counts.get(name)
    if (found !== undefined && found.until_ms > now) return found
    counts.delete(name)
    dropOldest(counts)
    const started = { tries: 0, until_ms: now + WITHIN_MS }
    counts.set(name, started)
    return started
  }

  function remember(place: string): void {
    known.delete(place)
    dropOldest(known)
    known.add(place)
  }

  return {
    begin: (emails, client) => {
      const users = [...new Set(emails.map(nameOf))]
      const placeOf = (user: string) => `${user} ${client}`
      const places = users.map(placeOf).filter((place) => known.has(place))
      const judging = users.map((user) => (known.has(placeOf(user)) ? placeOf(user) : user))
      const full = judging.map(countOf).filter(({ tries }) => tries >= MOST_WRONG)
      if (full.length > 0) {
        const until_ms = Math.max(...full.map((count) => count.until_ms))
        return { allowed: false, retry_after_s: Math.ceil((until_ms - clock.now()) / 1000) }
      }
      const names = [...users, ...places]
      // Counted before it is known to be wrong: many at once are no more than one after another.
      for (const name of names) countOf(name).tries += 1
      return {
        allowed: true,
        end: (outcome) => {
          if (outcome === 'wrong') return
          // About two users, a right password is that of either: it must not clear the count of the other.
          const cleared = outcome === 'right' && users.length === 1
          for (const name of names) {
            if (cleared) counts.delete(name)
            else countOf(name).tries = Math.max(0, countOf(name).tries - 1)
          }
          if (cleared) for (const user of users) remember(placeOf(user))
        },
      }
    },
    forget: (email) => {
      const user = nameOf(email)
      for (const name of [...counts.keys()]) if (name.startsWith(user)) counts.delete(name)
    },
  }
}

function dropOldest(entries: Map<string, unknown> | Set<string>): void {
  const [oldest] = entries.keys()
  if (entries.size >= REMEMBERED && oldest !== undefined) entries.delete(oldest)
}

function nameOf(email: string): string {
  return createHash('sha256').update(email.trim().toLowerCase()).digest('base64url')
}
