import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../tests/harness/app.ts'
import { ANA, inboxTools, openInbox } from '../../tests/harness/inbox-tools.ts'
import { type TestLine, type TestLines, textFrom } from '../../tests/harness/whatsapp-line.ts'
import { wakeSnoozed } from './wake-snoozed.ts'

let app: TestApp
let ours: TestAccount
let lines: TestLines
let line: TestLine
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  ;({ ours, lines, line } = await openInbox(app))
})

const { get, send, patch, onlyConversation } = inboxTools(() => ({ app, ours, lines, line }))

describe('changing a conversation', () => {
  test('sets its status, labels and when it opens again, and the feed tells', async () => {
    await send(textFrom(line, ANA, 'm1', 10))
    const { id } = await onlyConversation()
    const answer = await patch(id, {
      status: 'snoozed',
      labels: ['vip', 'refund', 'vip'],
      snoozed_until: '2026-11-01T05:00:00+02:00',
    })
    expect([answer.statusCode, answer.json()]).toMatchObject([
      200,
      { id, status: 'snoozed', labels: ['vip', 'refund'], snoozed_until: '2026-11-01T03:00:00.000Z' },
    ])
    expect(await onlyConversation()).toEqual(answer.json())
    const events = (await get('/events?types=conversation.updated')).data
    expect(events).toMatchObject([
      {
        conversation_id: id,
        data: {
          conversation_id: id,
          status: 'snoozed',
          labels: ['vip', 'refund'],
          snoozed_until: '2026-11-01T03:00:00.000Z',
        },
      },
    ])
    await patch(id, { labels: ['vip', 'refund'] })
    expect((await get('/events?types=conversation.updated')).data).toHaveLength(1)
    expect((await patch(id, { status: 'resolved' })).json()).toMatchObject({
      status: 'resolved',
      snoozed_until: null,
    })
  })

  test('that is snoozed opens again at its time, or with the next message', async () => {
    await send(textFrom(line, ANA, 'm1', 10))
    const { id } = await onlyConversation()
    await patch(id, { status: 'snoozed', snoozed_until: '2026-11-01T03:00:00Z' })
    app.clock.set(Date.UTC(2026, 10, 1, 2, 59))
    expect(await wakeSnoozed(app.deps.db, new Date(app.clock.now()))).toBe(0)
    app.clock.set(Date.UTC(2026, 10, 1, 3))
    expect(await wakeSnoozed(app.deps.db, new Date(app.clock.now()))).toBe(1)
    expect(await onlyConversation()).toMatchObject({ status: 'open', snoozed_until: null })
    const states = (await get('/events?types=conversation.*')).data.map(
      (it: { data: { status?: string } }) => it.data.status,
    )
    expect(states).toEqual([undefined, 'snoozed', 'open'])
    await patch(id, { status: 'snoozed' })
    await send(textFrom(line, ANA, 'm2', 20))
    expect((await onlyConversation()).status).toBe('open')
  })

  test('by the id that was folded into another changes the one that shows', async () => {
    await send(textFrom(line, { phone: ANA.phone }, 'm1', 10), textFrom(line, { bsuid: ANA.bsuid }, 'm2', 20))
    const before = (await get('/conversations')).data
    await send(textFrom(line, ANA, 'm3', 30))
    const after = await onlyConversation()
    const loser = before.find((it: { id: string }) => it.id !== after.id)
    const answer = await patch(loser.id, { status: 'pending' })
    expect(answer.json()).toMatchObject({ id: after.id, merged_into: after.id, status: 'pending' })
  })

  test.each([
    [{}, 'body'],
    [{ status: 'closed' }, 'body.status'],
    [{ labels: [''] }, 'body.labels.0'],
    [{ status: 'open', snoozed_until: '2026-11-05T00:00:00Z' }, 'body.snoozed_until'],
    [{ status: 'snoozed', snoozed_until: '2026-10-05T00:00:00Z' }, 'body.snoozed_until'],
    [{ assignee: 'me' }, 'body'],
  ])('%j is refused', async (body, field) => {
    await send(textFrom(line, ANA, 'm1', 10))
    const { id } = await onlyConversation()
    const answer = await patch(id, body)
    expect([answer.statusCode, answer.json().errors?.[0]?.field]).toEqual([400, field])
  })
})
