import { ACCEPTED, MEDIA_ID, MESSAGE_ID } from '@selfsame/server/internals/whatsapp/outgoing/test-content.ts'
import type { Named } from './cloud-bodies.ts'
import { TO } from './judge-bodies.ts'
import { TEMPLATES } from './judged-templates.ts'

type Body = Record<string, unknown>
type Path = (string | number)[]

const PRICE = { value: 5000, offset: 100 }
const ORDER = {
  reference_id: 'ord-1',
  type: 'digital-goods',
  total_amount: PRICE,
  order: {
    status: 'pending',
    items: [{ name: 'Cake', amount: PRICE, quantity: 1 }],
    subtotal: PRICE,
  },
}
const PIX = { code: '00020101', merchant_name: 'Azul', key: '39580525000189', key_type: 'CNPJ' }

const interactive = (type: string, name: string, parameters: Body): Body => ({
  type: 'interactive',
  interactive: { type, body: { text: 'Look' }, action: { name, parameters } },
})

/** With words of WhatsApp that the content of our own API lacks. */
const WORDY: Body[] = [
  interactive('order_details', 'review_and_pay', {
    ...ORDER,
    payment_type: 'br',
    currency: 'BRL',
    payment_settings: [{ type: 'pix_dynamic_code', pix_dynamic_code: PIX }],
  }),
  interactive('order_details', 'review_and_pay', {
    ...ORDER,
    currency: 'INR',
    order: { ...ORDER.order, type: 'quick_pay' },
    payment_settings: [
      { type: 'payment_gateway', payment_gateway: { type: 'razorpay', configuration_name: 'main' } },
    ],
  }),
  interactive('order_status', 'review_order', {
    reference_id: 'ord-1',
    order: { status: 'partially-shipped' },
    payment: { status: 'captured', timestamp: 1 },
  }),
  interactive('flow', 'flow', {
    flow_message_version: '3',
    flow_name: 'book',
    flow_cta: 'Book',
    mode: 'draft',
    flow_action: 'data_exchange',
  }),
]

/** One body of every kind that WhatsApp takes, each with everything that may stand in it. */
export function wholeBodies({ wamid, media_id }: Named): Body[] {
  const files = JSON.stringify(ACCEPTED.map(([, content]) => content))
    .replaceAll(`"media_id":"${MEDIA_ID}"`, `"link":"https://shop.example/a.webp"`)
    .replaceAll(MESSAGE_ID, wamid)
  const contents: Body[] = JSON.parse(files).filter(({ type }: Body) => type !== 'template')
  return [
    ...contents,
    ...WORDY,
    {
      type: 'interactive',
      interactive: {
        type: 'carousel',
        body: { text: 'Cakes' },
        action: {
          cards: ['0', '1'].map((card_index) => ({
            card_index,
            type: 'product',
            action: { catalog_id: '1', product_retailer_id: 'sku-9' },
          })),
        },
      },
    },
    { status: 'read', message_id: wamid, typing_indicator: { type: 'text' } },
    { type: 'image', image: { id: media_id, caption: 'Cake' } },
    {
      type: 'text',
      text: { body: 'Hello', preview_url: false },
      context: { message_id: wamid },
      biz_opaque_callback_data: 'job',
    },
    ...TEMPLATES.map(({ name, language, fills }) => ({
      type: 'template',
      template: {
        name,
        language: { code: language, policy: 'deterministic' },
        namespace: 'shop',
        components: fills,
      },
    })),
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
    const whole = [[...current, ...current], { ...current }, current[0], [...current].reverse()]
    return [...VALUES, ...whole, ...repeats(current), ...parts(current)]
  }
  return [...VALUES, [current], JSON.stringify(current)]
}

/** The list with each of its items once more, and with each in place of its neighbour. */
function repeats(list: unknown[]): unknown[][] {
  return list.flatMap((item, at) => [
    [...list, item],
    ...(list.length > 1 ? [list.with((at + 1) % list.length, item)] : []),
  ])
}

/** The list with each item that has a list of its own as two, of which each has a part of that one. */
function parts(list: unknown[]): unknown[][] {
  return list.flatMap((item, at) =>
    Object.entries(typeof item === 'object' && item !== null ? item : {}).flatMap(([name, inner]) => {
      if (!Array.isArray(inner) || inner.length === 0) return []
      return [0, 1].map((first) =>
        list.toSpliced(
          at,
          1,
          { ...Object(item), [name]: inner.slice(0, first) },
          { ...Object(item), [name]: inner.slice(first) },
        ),
      )
    }),
  )
}

/** Texts that name something of the business's or the world's, in which case counts. */
const NAMES = new Set(['message_id', 'name', 'code', 'parameter_name'])

/** The body with each of its texts, and then all of them, in capitals, and the same in small letters. */
export function* inOtherCase(body: Body): Generator<Body> {
  const paths = pathsIn(body).filter((path) => typeof valueAt(body, path) === 'string' && !isName(path))
  for (const change of [(text: string) => text.toUpperCase(), (text: string) => text.toLowerCase()]) {
    const changed = (from: Body, path: Path) => put(from, path, change(String(valueAt(body, path))))
    for (const path of paths) yield changed(body, path)
    yield paths.reduce(changed, body)
  }
}

/** The name of an action is a word of WhatsApp's. */
function isName(path: Path): boolean {
  return NAMES.has(String(path.at(-1))) && path.at(-2) !== 'action'
}

/** The body with every of its parts in turn replaced by every of these values. */
export function* brokenOnce(body: Body): Generator<Body> {
  for (const path of pathsIn(body)) {
    for (const value of valuesFor(valueAt(body, path))) {
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

function valueAt(body: Body, path: Path): unknown {
  return path.reduce<unknown>((at, step) => Reflect.get(Object(at), step), body)
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
