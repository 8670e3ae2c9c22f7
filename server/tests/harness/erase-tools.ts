import type { Shop } from './people.ts'
import { echoTo, rotationOf, statusOf, textFrom, webhook } from './whatsapp-line.ts'

export const ANA = {
  bsuid: 'US.1001',
  phone: '15550104477',
  parent: 'US.ENT.71',
  name: 'Ana Prado',
  username: 'ana.p',
}
/** After she changed her number. */
export const ANA_NOW = { bsuid: 'US.1009', phone: '15550107700', parent: 'US.ENT.79', name: 'Ana Prado' }
export const BOB = { bsuid: 'US.2002', phone: '15550105588', name: 'Bob' }

/** Contacts of a shop who are erased, and what is left of them. */
export function eraseTools(shop: () => Shop) {
  /** One change that holds what two people wrote. */
  const oneChange = (a: object, b: object): object => {
    const [left, right] = [a, b].map((body) => JSON.parse(JSON.stringify(body)).entry[0].changes[0].value)
    return webhook(shop().line, {
      contacts: [...left.contacts, ...right.contacts],
      messages: [...left.messages, ...right.messages],
    })
  }
  return {
    oneChange,
    erase: (named: object) => shop().call('POST', '/v1/erasures', named),
    contacts: () => shop().rows<{ id: string }>('select id from contacts order by id'),
    wamids: async () =>
      (await shop().rows<{ wamid: string }>('select wamid from messages order by wamid')).map(
        ({ wamid }) => wamid,
      ),
    everything: async () => (await readEverything(shop())).join('\n'),
    /** Messages, statuses and a change of number of Ana, some in one body with Bob's. */
    tellAll: async (): Promise<void> => {
      const { line, receive } = shop()
      await receive(textFrom(line, ANA, 'a1', 10, 'Ana says hello'))
      await receive(
        oneChange(textFrom(line, BOB, 'b1', 20, 'Bob here'), textFrom(line, ANA, 'a2', 21, 'Ana again')),
      )
      await receive(echoTo(line, ANA, 'e1', 30, 'Dear Ana'), statusOf(line, ANA, 'e1', 'read', 31))
      await receive(rotationOf(line, ANA, ANA_NOW, 's1', 40))
      await receive(
        together(textFrom(line, ANA_NOW, 'a3', 50, 'new number'), textFrom(line, BOB, 'b2', 51, 'still Bob')),
      )
      await receive(statusOf(line, ANA_NOW, 'never-came', 'sent', 52))
    },
  }
}

/** One body in which several people do things. */
function together(...bodies: object[]): object {
  const entries = bodies.flatMap((body) => ('entry' in body && Array.isArray(body.entry) ? body.entry : []))
  const [first] = entries
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: first.id, changes: entries.flatMap(({ changes }) => changes) }],
  }
}

/** Everything that the shop's account has in the database, a line for each row; raw bodies decoded. */
export async function readEverything({ rows }: Shop): Promise<string[]> {
  const tables = await rows<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and c.relrowsecurity
        and has_table_privilege(c.oid, 'select') order by 1`,
  )
  const lines: string[] = []
  for (const { name } of tables) {
    const found = await rows<{ row: object }>(`select to_jsonb(t) as row from ${name} t`)
    lines.push(...found.map(({ row }) => `${name} ${JSON.stringify(row)}`))
  }
  const bodies = await rows<{ body: Buffer }>('select body from webhook_events where body is not null')
  return [...lines, ...bodies.map(({ body }) => `webhook_events.body ${Buffer.from(body).toString()}`)]
}
