import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Clock } from '../../platform/base/clock.ts'
import { peerNetwork } from '../../platform/base/networks.ts'
import type { Db, Trx } from '../../platform/db/types.ts'
import { withPeople } from '../../platform/db/with-account.ts'

/** A try at the password or at the second factor of a user, or a link that is mailed to them. */
export type Try = {
  kind: 'password' | 'code' | 'link'
  /** Every email address that the try may be about. */
  emails: string[]
  /** The address of the client. */
  client: string
}

/** A try that was counted, until it turns out right. */
export type CountedTry = { allowed: true; end(outcome: 'right' | 'wrong' | 'none'): Promise<void> }
export type SignInTries = {
  /** Refused: how many seconds to wait. */
  begin(given: Try): Promise<CountedTry | { allowed: false; retry_after_s: number }>
  /** Called when a user sets a new password by a link: guesses at the old one say nothing about it. */
  forget(email: string): Promise<void>
}

export const MOST_WRONG = 10
export const WITHIN_MS = 15 * 60_000
const PLACE_KEPT_MS = 90 * 86_400_000
/** An attacker who knows a password can come from many addresses; a user comes from few. */
const PLACES_PER_USER = 20
const ROWS_AT_ONCE = 100
const KINDS = ['password', 'code', 'link'] as const

type Names = { users: Buffer[]; places: Buffer[] }

/**
 * Counts wrong passwords and wrong codes per user, each kind separately, wherever they are checked and wherever they
 * come from. Stored, so that all processes count the same ones. An email address without a user is counted too, so that
 * the limit doesn't reveal which addresses have users.
 *
 * From a place where a user has signed in before, only wrong tries from that place count, so that guesses from
 * elsewhere don't lock the user out there.
 */
export function buildSignInTries({ db, clock }: { db: Db; clock: Clock }): SignInTries {
  return {
    begin: async ({ kind, emails, client }) => {
      const users = [...new Set(emails.map((email) => digest(kind, email)))]
      const placeOf = (user: string) => digest(user, peerNetwork(client))
      const asked = { users: users.map(bytes), places: users.map((user) => bytes(placeOf(user))) }
      const now = new Date(clock.now())
      const { names, full_until } = await withPeople(db, (trx) => countTry(trx, asked, now))
      if (full_until !== null) {
        return { allowed: false, retry_after_s: Math.ceil((full_until.getTime() - now.getTime()) / 1000) }
      }
      return {
        allowed: true,
        end: async (outcome) => {
          if (outcome === 'wrong') return
          // About two users, a right password is that of either: it must not clear the count of the other.
          const cleared = outcome === 'right' && users.length === 1
          await withPeople(db, async (trx) => {
            const locked = await lockCounts(trx, names)
            if (!cleared) return uncount(trx, locked)
            await trx
              .deleteFrom('sign_in_tries')
              .where('name_digest', '=', sql<Buffer>`any(${locked})`)
              .execute()
            await rememberPlace(trx, asked, now)
          })
        },
      }
    },
    forget: (email) =>
      withPeople(db, async (trx) => {
        const users = KINDS.map((kind) => bytes(digest(kind, email)))
        const places = trx
          .selectFrom('sign_in_places')
          .select('place_digest')
          .where('user_digest', 'in', users)
        await trx
          .deleteFrom('sign_in_tries')
          .where((row) => row.or([row('name_digest', 'in', users), row('name_digest', 'in', places)]))
          .execute()
      }),
  }
}

/** Counts a try before it is known to be wrong: many at once are no more than one after another. */
async function countTry(
  trx: Trx,
  asked: Names,
  now: Date,
): Promise<{ names: Buffer[]; full_until: Date | null }> {
  const known = await trx
    .selectFrom('sign_in_places')
    .select(['user_digest', 'place_digest'])
    .where('user_digest', 'in', asked.users)
    .where('place_digest', 'in', asked.places)
    .execute()
  // In one order, so that two tries about the same two users never wait for each other.
  const names = [...asked.users, ...known.map((row) => row.place_digest)].sort(Buffer.compare)
  const judging = asked.users.map(
    (user) => known.find((row) => row.user_digest.equals(user))?.place_digest ?? user,
  )
  const counted = await trx
    .insertInto('sign_in_tries')
    .values(
      names.map((name_digest) => ({ name_digest, tries: 1, ends_at: new Date(now.getTime() + WITHIN_MS) })),
    )
    .onConflict((conflict) =>
      conflict.column('name_digest').doUpdateSet({
        tries: sql`case when sign_in_tries.ends_at <= ${now} then 1 else sign_in_tries.tries + 1 end`,
        ends_at: sql`case when sign_in_tries.ends_at <= ${now} then excluded.ends_at else sign_in_tries.ends_at end`,
      }),
    )
    .returning(['name_digest', 'tries', 'ends_at'])
    .execute()
  await forgetOld(trx, now)
  const full = counted.filter(
    ({ name_digest, tries }) => tries > MOST_WRONG && judging.some((name) => name.equals(name_digest)),
  )
  if (full.length === 0) return { names, full_until: null }
  // A refused try tells nothing about the password, so it does not count.
  await uncount(trx, names)
  return { names, full_until: new Date(Math.max(...full.map(({ ends_at }) => ends_at.getTime()))) }
}

async function uncount(trx: Trx, names: Buffer[]): Promise<void> {
  await trx
    .updateTable('sign_in_tries')
    .set({ tries: sql`greatest(tries - 1, 0)` })
    .where('name_digest', '=', sql<Buffer>`any(${names})`)
    .execute()
}

// In the order of every try, so that the end of one and the beginning of another never wait for each other. A count that
// another try begins meanwhile is that try's, and out of this order: only what is returned may be changed.
async function lockCounts(trx: Trx, names: Buffer[]): Promise<Buffer[]> {
  const rows = await trx
    .selectFrom('sign_in_tries')
    .select('name_digest')
    .where('name_digest', 'in', names)
    .orderBy('name_digest')
    .forUpdate()
    .execute()
  return rows.map(({ name_digest }) => name_digest)
}

async function rememberPlace(
  trx: Trx,
  { users: [user_digest], places: [place_digest] }: Names,
  used_at: Date,
): Promise<void> {
  if (user_digest === undefined || place_digest === undefined) return
  await trx
    .insertInto('sign_in_places')
    .values({ user_digest, place_digest, used_at })
    .onConflict((conflict) => conflict.columns(['user_digest', 'place_digest']).doUpdateSet({ used_at }))
    .execute()
  const kept = trx
    .selectFrom('sign_in_places')
    .select('place_digest')
    .where('user_digest', '=', user_digest)
    .orderBy('used_at', 'desc')
    .limit(PLACES_PER_USER)
  const old = trx
    .selectFrom('sign_in_places')
    .select('place_digest')
    .where('user_digest', '=', user_digest)
    .where('place_digest', 'not in', kept)
    // Another right password of the same moment removes the same ones.
    .forUpdate()
    .skipLocked()
  await trx
    .deleteFrom('sign_in_places')
    .where('user_digest', '=', user_digest)
    .where('place_digest', 'in', old)
    .execute()
}

// With each try, so that the tables stay as small as what is tried within a quarter of an hour. Never waits for a row.
async function forgetOld(trx: Trx, now: Date): Promise<void> {
  await sql`delete from sign_in_tries where name_digest in (
    select name_digest from sign_in_tries where ends_at <= ${now} limit ${ROWS_AT_ONCE} for update skip locked)`.execute(
    trx,
  )
  const unused_since = new Date(now.getTime() - PLACE_KEPT_MS)
  await sql`delete from sign_in_places where (user_digest, place_digest) in (
    select user_digest, place_digest from sign_in_places where used_at < ${unused_since}
     limit ${ROWS_AT_ONCE} for update skip locked)`.execute(trx)
}

function digest(of: string, name: string): string {
  return createHash('sha256').update(`${of} ${name.trim().toLowerCase()}`).digest('base64url')
}

function bytes(text: string): Buffer {
  return Buffer.from(text, 'base64url')
}
