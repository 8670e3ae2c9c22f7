import type { TestAccount, TestApp } from './app.ts'
import { linesOf } from './lines-of.ts'
import { deliver, textFrom } from './whatsapp-line.ts'

/** Ana, Ben and Cleo have each written once, in this order. Their conversations, by their names. */
export async function threeThreads(app: TestApp, account: TestAccount): Promise<Record<string, string>> {
  const lines = await linesOf(app, account)
  const [line] = lines.lines
  if (!line) throw new Error('no line')
  const people = ['Ana', 'Ben', 'Cleo'].map((name, i) => ({ bsuid: `US.${i + 1}001`, name }))
  await deliver(
    app.deps.db,
    lines,
    people.map((person, i) => textFrom(line, person, `m${i}`, i)),
  )
  const { data } = (await app.http.inject({ url: '/v1/conversations', headers: account.headers })).json()
  return Object.fromEntries(
    data.map((it: { id: string; contact: { display_name: string } }) => [it.contact.display_name, it.id]),
  )
}
