import { expect } from 'vitest'
import type { TestAccount, TestApp } from './app.ts'
import { linesOf } from './lines-of.ts'
import { at, deliver, type TestLine, type TestLines, webhook } from './whatsapp-line.ts'

export const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }

/** An empty store with one account, its WhatsApp numbers and the first of them. */
export async function openInbox(
  app: TestApp,
): Promise<{ ours: TestAccount; lines: TestLines; line: TestLine }> {
  await app.database.truncateAll()
  const ours = await app.addAccount()
  const lines = await linesOf(app, ours)
  const [line] = lines.lines
  if (!line) throw new Error('no line')
  return { ours, lines, line }
}

/** Gets a path of the API, which must succeed, by default as the test's account. */
export function getterOf(now: () => { app: TestApp; ours: TestAccount }) {
  return async (url: string, headers: object = now().ours.headers) => {
    const answer = await now().app.http.inject({ url: `/v1${url}`, headers: { ...headers } })
    expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, ''])
    return answer.json()
  }
}

/** What a test asks of the inbox of its account, and what happens there. */
export function inboxTools(now: () => { app: TestApp; ours: TestAccount; lines: TestLines; line: TestLine }) {
  const get = getterOf(now)
  return {
    get,
    send: (...bodies: object[]) => deliver(now().app.deps.db, now().lines, bodies),
    patch: (id: string, body: object, headers: object = now().ours.headers) =>
      now().app.http.inject({
        method: 'PATCH',
        url: `/v1/conversations/${id}`,
        headers: { ...headers },
        body,
      }),
    onlyConversation: async () => {
      const { data } = await get('/conversations')
      expect(data).toHaveLength(1)
      return data[0]
    },
    messagesOf: async (conversation_id: string, query = '') =>
      (await get(`/conversations/${conversation_id}/messages?limit=100${query}`)).data,
    /** A message of any type from Ana, by Meta's shape of it. */
    fromAna: (wamid: string, seconds: number, message: object) =>
      webhook(now().line, {
        contacts: [{ profile: { name: 'Ana' }, user_id: ANA.bsuid }],
        messages: [{ from_user_id: ANA.bsuid, id: wamid, timestamp: at(seconds), ...message }],
      }),
  }
}
