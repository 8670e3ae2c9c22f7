import { ACCEPTED, MEDIA_ID, MESSAGE_ID } from '@selfsame/server/internals/whatsapp/outgoing/test-content.ts'
import type { Named } from './cloud-bodies.ts'
import { TO, TRACK } from './judge-bodies.ts'

type Body = Record<string, unknown>
type Path = (string | number)[]

const text = (value: string) => ({ type: 'text', text: value })

/** One body of every kind that WhatsApp takes, each with everything that may stand in it. */
export function wholeBodies({ wamid, media_id }: Named): Body[] {
  const files = JSON.stringify(ACCEPTED.map(([, content]) => content))
    .replaceAll(`"media_id":"${MEDIA_ID}"`, `"link":"https://shop.example/a.webp"`)
    .replaceAll(MESSAGE_ID, wamid)
  const contents: Body[] = JSON.parse(files).filter(({ type }: Body) => type !== 'template')
  return [
    ...contents,
    { status: 'read', message_id: wamid, typing_indicator: { type: 'text' } },
    { type: 'image', image: { id: media_id, caption: 'Cake' } },
    {
      type: 'text',
      text: { body: 'Hello', preview_url: false },
      context: { message_id: wamid },
      biz_opaque_callback_data: 'job',
    },
    {
      type: 'template',
      template: {
        name: TRACK.name,
        language: { code: TRACK.language, policy: 'deterministic' },
        namespace: 'shop',
        components: [
          { type: 'header', parameters: [text('Ana')] },
          {
            type: 'BODY',
            parameters: [
              text('Ana'),
              { type: 'currency', currency: { fallback_value: '1', code: 'EUR', amount_1000: 1000 } },
            ],
          },
          { type: 'button', sub_type: 'url', index: '0', parameters: [text('77')] },
          {
            type: 'button',
            sub_type: 'quick_reply',
            index: 1,
            parameters: [{ type: 'payload', payload: 'yes' }],
          },
          {
            type: 'carousel',
            cards: [{ card_index: 0, components: [{ type: 'body', parameters: [text('Cake')] }] }],
          },
        ],
      },
    },
  ].map((content) => ({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: TO,
    recipient: 'US.1',
    ...content,
  }))
}

/** What clients, and what no client, would write in place of something. */
const VALUES: unknown[] = [
  ...[undefined, null, '', ' ', 0, 1, -1, 1.5, 10 ** 20, true, false],
  ...['true', 'x', '5', '1e1', ' 5 ', '0x10', 'TEXT', 'Individual', 'group', 'constructor', '__proto__'],
  ...[[], {}, [null], ['a'], [{}], { a: null }],
  ...[21, 25, 61, 300, 1100, 5000].map((length) => 'x'.repeat(length)),
  ...[
    '👍'.repeat(40),
    'a\nb',
    'a\tb',
    'a\u2028b',
    'a     b',
    '\u200b',
    '\ud800',
    '+1 555 010 4477',
    '@rafa.kite',
  ],
]

function valuesFor(current: unknown): unknown[] {
  if (typeof current === 'string') return [...VALUES, current.toUpperCase(), `${current} `, [current]]
  if (Array.isArray(current)) {
    return [...VALUES, [...current, ...current], { ...current }, current[0], [...current].reverse()]
  }
  return [...VALUES, [current], JSON.stringify(current)]
}

/** The body with every of its parts in turn replaced by every of these values. */
export function* brokenOnce(body: Body): Generator<Body> {
  for (const path of pathsIn(body)) {
    for (const value of valuesFor(path.reduce<unknown>((at, step) => Reflect.get(Object(at), step), body))) {
      yield put(body, path, value)
    }
  }
}

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Object.entries(value).flatMap(([key, one]) =>
    pathsIn(one, [...path, Array.isArray(value) ? Number(key) : key]),
  )
  return path.length === 0 ? inner : [path, ...inner]
}

function put(body: Body, path: Path, value: unknown): Body {
  const copy = structuredClone(body)
  const last = path.at(-1)
  if (last === undefined) return copy
  const place = path.slice(0, -1).reduce<object>((at, step) => Reflect.get(at, step), copy)
  if (value !== undefined) Reflect.set(place, last, structuredClone(value))
  else if (Array.isArray(place)) place.splice(Number(last), 1)
  else Reflect.deleteProperty(place, last)
  return copy
}
