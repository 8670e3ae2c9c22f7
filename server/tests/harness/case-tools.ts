import type { sql } from 'kysely'
import { expect } from 'vitest'
import { withAccount } from '../../src/platform/db/with-account.ts'
import type { TestApp } from './app.ts'
import { workOff } from './ingest.ts'
import { openShop, type Shop } from './people.ts'
import { post } from './webhooks.ts'
import type { TestLine, Who } from './whatsapp-line.ts'

export const ANA: Who = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }
/** With Ana's phone. */
export const BOB: Who = { bsuid: 'US.9009', phone: '15550104477', name: 'Bob' }

type TwoLines = { shop: Shop; line: TestLine; other: TestLine }

/** An empty store with an account that has a WhatsApp number in each of two portfolios. */
export async function openTwoLines(app: TestApp): Promise<TwoLines> {
  app.clock.set(Date.UTC(2026, 10, 1, 12))
  await app.database.truncateAll()
  return addTwoLines(app)
}

/** One more such account. */
export async function addTwoLines(app: TestApp): Promise<TwoLines> {
  const shop = await openShop(app)
  return { shop, line: shop.line, other: await shop.addLine() }
}

type Known = { identities: string[]; wamids: string[] }

/** What happens in a shop as Meta tells it, and what its API then shows. */
export function caseTools(now: () => { app: TestApp; shop: Shop }) {
  const list = async (url: string) => {
    const { status, body } = await now().shop.call('GET', url)
    if (status !== 200) throw new Error(`${url} answered ${status}`)
    return body.data
  }
  return {
    list,
    /** Each webhook comes in as Meta would post it, and is worked on before the next. */
    happen: async (...bodies: object[]): Promise<void> => {
      for (const body of bodies) {
        expect((await post(now().app, now().shop.account, body)).statusCode).toBe(200)
        await workOff(now().app)
      }
    },
    /** Every contact, as the API shows it: its identifiers as `kind value state`, and its messages in order. */
    people: async (): Promise<Known[]> => {
      const shown: Known[] = []
      for (const { id, identities } of await list('/v1/contacts')) {
        const messages = []
        for (const thread of await list(`/v1/conversations?contact_id=${id}`)) {
          messages.push(...(await list(`/v1/conversations/${thread.id}/messages`)))
        }
        messages.sort((a, b) => a.sent_at.localeCompare(b.sent_at) || a.wamid.localeCompare(b.wamid))
        shown.push({
          identities: identities.map(describeIdentity).sort(),
          wamids: messages.map(({ wamid }) => wamid),
        })
      }
      return shown.sort((a, b) => a.wamids.join().localeCompare(b.wamids.join()))
    },
    openConflicts: async (): Promise<string[]> => {
      const open: { kind: string }[] = await list('/v1/conflicts?state=open')
      return open.map(({ kind }) => kind).sort()
    },
    query: async <T>(statement: ReturnType<typeof sql<T>>): Promise<T[]> => {
      const { app, shop } = now()
      const { rows } = await withAccount(app.deps.db, shop.account.account_uuid, (trx) =>
        statement.execute(trx),
      )
      return rows
    },
  }
}

function describeIdentity({ kind, value, state, reason }: Record<string, string | null>): string {
  return [kind, value?.replace('+', ''), state, reason].filter((part) => part).join(' ')
}
