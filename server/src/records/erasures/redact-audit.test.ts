import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { textFrom } from '../../../tests/harness/whatsapp-line.ts'
import { appendAudit } from '../../platform/audit/append.ts'
import { newId } from '../../platform/base/ids.ts'
import { storableText } from '../../platform/base/storable.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import { redactText, tracesOf } from './traces.ts'

const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }
const EMAIL = 'ana.p@example.com'
// It begins as an escape of JSON ends.
const EXTERNAL_ID = 'n"\\rm-77'
const IDENTIFIERS = [ANA.bsuid, ANA.phone, EMAIL, EXTERNAL_ID]
const TRACES = tracesOf({ phones: [ANA.phone], words: [ANA.bsuid, EMAIL, EXTERNAL_ID], usernames: [] })

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(() => restart())

async function restart(): Promise<void> {
  await app.database.truncateAll()
  shop = await openShop(app)
  await shop.receive(textFrom(shop.line, ANA, 'a1', 10))
  const id = await shop.contactOf(ANA.bsuid)
  for (const add of [{ email: EMAIL }, { external_id: EXTERNAL_ID }])
    expect((await shop.call('PATCH', `/v1/contacts/${id}`, { add })).status).toBe(200)
}

const erase = () => shop.call('POST', '/v1/erasures', { bsuid: ANA.bsuid })

test.each(['"ana.p@example.com"', 'Key for "CRM-77"', '"+1 555 010 4477', 'US.1001\\', '\\"US.1001\\"'])(
  'a contact is erased from the audit log where a key was named %s',
  async (name) => {
    const id = await shop.contactOf(ANA.bsuid)
    await shop.call('PATCH', `/v1/contacts/${id}`, { add: { external_id: 'CRM-77' } })
    const key = await shop.call('POST', '/v1/api_keys', { name, scopes: ['inboxes:read'] })
    expect(key.status).toBe(201)
    expect((await erase()).status).toBe(201)
    const { data } = (await shop.call('GET', '/v1/audit_entries?action=api_key.made')).body
    expect(data.map(({ details }: { details: object }) => details)).toContainEqual({
      name: '[erased]',
      scopes: ['inboxes:read'],
    })
  },
)

const around = fc.oneof(
  fc.constantFrom(
    '',
    '"',
    '""',
    '\\',
    '\\\\',
    '\n',
    '\r',
    '\u0001',
    '\u007f',
    '\0',
    '\ud800',
    '\udc00',
    '\\n',
    "'",
    ' ',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
const name = fc
  .tuple(around, fc.constantFrom(...IDENTIFIERS, '', 'Bob'), around)
  .map((parts) => storableText(parts.join('')))

/** What an erasure leaves of a name. */
const left = (text: string) => (redactText(text, TRACES) === text ? text : '[erased]')

test('whatever signs stand in a name, the audit log loses the names that name the contact, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(name, { minLength: 120, maxLength: 120 }), async (names) => {
      await restart()
      const { account_uuid: account_id } = shop.account
      const entry = (shown: string, other: string) => ({
        ...{ account_id, at: new Date(app.clock.now()), action: 'api_key.made' as const, subject: null },
        actor: { kind: 'member' as const, id: newId(), name: shown },
        details: {
          ...{ name: shown, list: [other, 1, null, [shown]], inner: { [`k${shown}`]: { other } } },
          ...{ count: 15550104477, empty: {}, none: [], is_new: true },
        },
      })
      const entries = names.map((shown, at) => entry(shown, names[at - 1] ?? ''))
      await withAccount(app.deps.db, account_id, (trx) => appendAudit(trx, entries))
      expect((await erase()).status).toBe(201)
      const rows = await shop.rows<{ actor_name: string; details: object }>(
        `select actor_name, details from audit_entries where action = 'api_key.made' and actor_kind = 'member' order by id`,
      )
      expect(rows).toEqual(
        entries.map(({ actor, details: { name, list, inner, ...rest } }) => ({
          actor_name: left(actor.name),
          details: {
            ...rest,
            name: left(name),
            list: [left(String(list[0])), 1, null, [left(name)]],
            inner: Object.fromEntries(
              Object.entries(inner).map(([key, { other }]) => [left(key), { other: left(other) }]),
            ),
          },
        })),
      )
    }),
    { numRuns: 5, endOnFailure: true },
  )
})
