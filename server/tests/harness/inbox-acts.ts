import fc from 'fast-check'
import { at, echoTo, rotationOf, type TestLine, textFrom, type Who, webhook } from './whatsapp-line.ts'

// What happens in a generated world to an inbox, for the tests of what is unread and who waits.

const number = fc.nat({ max: 9 })
const told = fc.record({
  is: fc.constant('webhook' as const),
  kind: fc.constantFrom(
    'text',
    'text',
    'phone text',
    'group text',
    'echo',
    'reaction',
    'history',
    'rotation',
  ),
  line: fc.nat({ max: 1 }),
  bsuid: fc.nat({ max: 2 }),
  next: fc.nat({ max: 2 }),
  phone: fc.option(fc.nat({ max: 2 }), { nil: undefined, freq: 3 }),
  /** How far before now WhatsApp says that it was. */
  late: fc.nat({ max: 5 }),
})
export const inboxAct = fc.oneof(
  { arbitrary: told, weight: 8 },
  // History that comes live, or anything that comes once more.
  {
    arbitrary: fc.record({ is: fc.constantFrom('live' as const, 'again' as const), one: number }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      is: fc.constant('read' as const),
      by: number,
      thread: number,
      message: number,
      twice: fc.boolean(),
    }),
    weight: 5,
  },
  {
    arbitrary: fc.record({
      is: fc.constantFrom('merge' as const, 'undo' as const),
      one: number,
      other: number,
    }),
    weight: 2,
  },
  { arbitrary: fc.record({ is: fc.constant('resolve' as const), one: number }), weight: 1 },
  {
    arbitrary: fc.record({
      is: fc.constant('reply' as const),
      one: number,
      ends: fc.constantFrom('sent', 'cancelled', 'failed'),
    }),
    weight: 2,
  },
  { arbitrary: fc.record({ is: fc.constant('join' as const) }), weight: 1 },
)
export type InboxAct = typeof inboxAct extends fc.Arbitrary<infer T> ? T : never
export type ToldAct = Extract<InboxAct, { is: 'webhook' }>

export function bodyOf(
  lines: TestLine[],
  it: ToldAct,
  n: number,
): { body: object; wamid: string; live: object | null } {
  const line = lines[it.line]
  if (!line) throw new Error('no such line')
  const phone = it.phone === undefined ? undefined : `1555010440${it.phone}`
  const who: Who = { bsuid: `US.${it.line + 1}0${it.bsuid}`, phone, name: `N${it.bsuid}` }
  const wamid = `w${n}`
  const seconds = 100 + n * 10 - it.late * 7
  const text = textFrom(line, who, wamid, seconds)
  switch (it.kind) {
    case 'phone text':
      return { body: textFrom(line, { phone: phone ?? '15550104400' }, wamid, seconds), wamid, live: null }
    case 'group text':
      return {
        body: JSON.parse(JSON.stringify(text).replaceAll('"type":"text"', '"group_id":"G1","type":"text"')),
        wamid,
        live: null,
      }
    case 'echo':
      return { body: echoTo(line, who, wamid, seconds), wamid, live: null }
    case 'rotation':
      return {
        body: rotationOf(
          line,
          { bsuid: who.bsuid },
          { bsuid: `US.${it.line + 1}0${it.next}`, phone },
          wamid,
          seconds,
        ),
        wamid,
        live: null,
      }
    case 'reaction': {
      const message = {
        from_user_id: who.bsuid,
        id: wamid,
        timestamp: at(seconds),
        type: 'reaction',
        reaction: { message_id: 'w0', emoji: '👍' },
      }
      return {
        body: webhook(line, { contacts: [{ user_id: who.bsuid }], messages: [message] }),
        wamid,
        live: null,
      }
    }
    case 'history': {
      const message = {
        from_user_id: who.bsuid,
        id: wamid,
        timestamp: at(seconds),
        type: 'text',
        text: { body: wamid },
      }
      const threads = [{ id: '1', messages: [message] }]
      const history = [{ metadata: { phase: 0, chunk_order: 1, progress: 10 }, threads }]
      return { body: webhook(line, { history }, 'history'), wamid, live: text }
    }
    default:
      return { body: text, wamid, live: null }
  }
}
