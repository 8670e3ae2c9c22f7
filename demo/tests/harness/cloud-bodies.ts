import fc from 'fast-check'
import { TEMPLATES } from './judged-templates.ts'

/** What bodies of generated messages may name: what is there, at the sandbox and so behind the gateway. */
export type Named = { wamid: string; media_id: string }

type Body = Record<string, unknown>

const LINK = 'https://shop.example/a'

/** What clients write for what they leave out. */
const absent = fc.constantFrom(undefined, null, '')
const maybe = <T>(value: fc.Arbitrary<T>) => fc.oneof(value, absent)
const words = (longest: number) =>
  fc.string({ minLength: 1, maxLength: longest }).filter((it) => !/\d{9}/.test(it))
/** Around a limit, on either side of it. */
const around = (limit: number) =>
  fc.oneof(words(limit), fc.constantFrom('', null, 'x'.repeat(limit), 'x'.repeat(limit + 1)))
/** A word of Meta's, in any case. */
const word = (...known: string[]) =>
  fc
    .constantFrom(...known)
    .chain((it) => fc.constantFrom(it, it.toUpperCase(), it[0]?.toUpperCase() + it.slice(1)))
/** With unknown fields. */
const more = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Body> =>
  fc.record({ ...fields, new_field: fc.constantFrom(undefined, null, 1, ['a'], { b: null }) })

const text = more({
  body: fc.oneof(around(4096), fc.constant(5)),
  preview_url: maybe(fc.boolean()),
})

const file = ({ media_id }: Named) =>
  more({
    id: fc.oneof(absent, fc.constantFrom(media_id, Number(media_id), '1', 1)),
    link: fc.oneof(absent, fc.constantFrom(LINK, 'no address')),
    caption: maybe(around(1024)),
    filename: maybe(words(20)),
    voice: maybe(fc.boolean()),
  })

const coordinate = fc.constantFrom<unknown>(0, -38.7223, '38.7223', '-9', 91, '181', '', null, 'north', {})
const location = more({
  latitude: coordinate,
  longitude: coordinate,
  name: maybe(words(20)),
  address: maybe(words(20)),
})

const contacts = fc.array(
  more({
    name: more({ formatted_name: maybe(words(20)), first_name: maybe(words(20)) }),
    phones: maybe(
      fc.array(more({ phone: maybe(fc.constant('+1 555 010 7788')), type: maybe(word('cell')) })),
    ),
    birthday: absent,
  }),
  { maxLength: 3 },
)

const reaction = ({ wamid }: Named) =>
  more({
    message_id: fc.constantFrom(wamid, 'wamid.none', '', null),
    emoji: fc.constantFrom('👍', '', '👍🏽', undefined),
  })

const reply = more({ type: word('reply'), reply: more({ id: around(256), title: around(20) }) })
const row = more({ id: around(200), title: around(24), description: maybe(around(72)) })
const cents = fc.integer({ min: 0, max: 3 }).map((value) => ({ value, offset: 100 }))
const product = fc.constant({ catalog_id: '1', product_retailer_id: 'sku-9' })

const ACTIONS: Record<string, fc.Arbitrary<unknown>> = {
  button: more({ buttons: fc.array(reply, { maxLength: 4 }) }),
  list: more({
    button: around(20),
    sections: fc.array(more({ title: maybe(words(24)), rows: fc.array(row, { maxLength: 6 }) }), {
      maxLength: 3,
    }),
  }),
  cta_url: more({
    name: fc.oneof(word('cta_url'), fc.constant(null)),
    parameters: more({ display_text: around(20), url: fc.constantFrom(LINK, 'no address', '') }),
  }),
  flow: more({
    name: word('flow'),
    parameters: more({ flow_id: maybe(words(5)), mode: maybe(word('draft')) }),
  }),
  catalog_message: more({ name: word('catalog_message', 'catalog') }),
  address_message: more({ name: word('address_message'), parameters: fc.constant({ country: 'IN' }) }),
  voice_call: more({
    name: word('voice_call'),
    parameters: maybe(
      more({ display_text: maybe(around(20)), ttl_minutes: maybe(fc.constantFrom(1, 43_201)) }),
    ),
  }),
  carousel: more({
    cards: fc.array(
      more({ card_index: fc.nat({ max: 11 }), type: word('cta_url'), action: fc.constant({}) }),
      {
        maxLength: 4,
      },
    ),
  }),
  order_details: more({
    name: word('review_and_pay'),
    parameters: more({
      reference_id: fc.constantFrom('ord-1', '', 'with space'),
      type: word('physical-goods', 'other-goods'),
      payment_type: word('br'),
      currency: word('brl', 'eur'),
      total_amount: cents,
      order: more({
        status: word('pending'),
        items: fc.constant([{ name: 'Cake', amount: { value: 1, offset: 100 }, quantity: 1 }]),
        subtotal: cents,
        tax: maybe(cents),
      }),
    }),
  }),
  order_status: more({
    name: word('review_order'),
    parameters: more({
      reference_id: fc.constant('ord-1'),
      order: more({ status: word('shipped', 'lost') }),
      payment: maybe(more({ status: word('captured', 'lost') })),
    }),
  }),
  product,
  location_request_message: more({ name: word('send_location', 'send') }),
  request_contact_info: more({ name: word('request_contact_info') }),
  type_of_tomorrow: fc.anything({ maxDepth: 1, values: [fc.integer(), fc.constant('x')] }),
}

const interactive = fc.constantFrom(...Object.keys(ACTIONS)).chain((type) =>
  more({
    type: fc.oneof({ arbitrary: word(type), weight: 9 }, { arbitrary: absent, weight: 1 }),
    header: maybe(more({ type: word('text'), text: words(60) })),
    body: maybe(more({ text: around(1024) })),
    footer: maybe(more({ text: words(60) })),
    action: ACTIONS[type] ?? fc.constant({}),
  }),
)

const textParameter = more({
  type: word('text'),
  text: fc.oneof(words(9), absent),
  parameter_name: maybe(fc.constantFrom('who', 'day', 'hour')),
})
const component = fc.oneof(
  more({ type: word('header'), parameters: fc.array(textParameter, { maxLength: 2 }) }),
  more({ type: word('body'), parameters: fc.array(textParameter, { maxLength: 3 }) }),
  more({
    type: word('body'),
    parameters: fc.constant([
      { type: 'currency', currency: { fallback_value: '1', code: 'EUR', amount_1000: 1000 } },
      {
        type: 'date_time',
        date_time: { fallback_value: 'May', year: 2026, day_of_week: 'MONDAY', calendar: null },
      },
    ]),
  }),
  more({
    type: word('button'),
    sub_type: word('url'),
    index: fc.constantFrom<unknown>('0', 0, undefined),
    parameters: maybe(fc.array(textParameter, { maxLength: 1 })),
  }),
  more({
    type: word('button'),
    sub_type: word('order_details'),
    index: fc.constant(1),
    parameters: fc.constant([{ type: 'action', action: { order_details: {} } }]),
  }),
  more({ type: fc.constantFrom('order_status', 'component_of_tomorrow', null) }),
)

const components = maybe(fc.array(component, { maxLength: 4 }))

const template = more({
  name: fc.constantFrom('track', 'hello_world', 'unknown', ''),
  namespace: maybe(words(9)),
  language: fc.constantFrom<unknown>(
    { code: 'en_US' },
    { policy: 'deterministic', code: 'en_US' },
    { code: null },
    null,
  ),
  components,
})

/** Of a template that is there, with some of what fills it, in any order and number. */
const judgedTemplate = fc.constantFrom(...TEMPLATES).chain(({ name, language, fills }) =>
  more({
    name: fc.constant(name),
    language: fc.constant({ code: language }),
    components: fc.oneof(
      components,
      fc.array(fc.constantFrom(...fills), { maxLength: 6 }),
      fc.tuple(fc.shuffledSubarray(fills), component).map(([some, one]) => [...some, one]),
    ),
  }),
)

/** Bodies whose content may be wrong, in a plain envelope. */
export function anyContent(named: Named): fc.Arbitrary<Body> {
  const of = (type: string, object: fc.Arbitrary<unknown>) =>
    fc.record({
      type: word(type),
      [type]: fc.oneof({ arbitrary: object, weight: 19 }, { arbitrary: absent, weight: 1 }),
    })
  return fc.oneof(
    of('text', text),
    ...['image', 'video', 'audio', 'document', 'sticker'].map((type) => of(type, file(named))),
    of('location', location),
    of('contacts', contacts),
    of('reaction', reaction(named)),
    { arbitrary: of('interactive', interactive), weight: 6 },
    { arbitrary: of('template', template), weight: 4 },
    { arbitrary: of('template', judgedTemplate), weight: 4 },
    of('type_of_tomorrow', fc.constant({ a: 1 })),
  )
}

/** Texts that are right, in an envelope that may be wrong in one place. */
export function anyEnvelope({ wamid }: Named): fc.Arbitrary<Body> {
  const wrong: [string, fc.Arbitrary<unknown>][] = [
    ['messaging_product', fc.constantFrom('sms', null, undefined, 'WhatsApp')],
    ['recipient_type', fc.constantFrom('INDIVIDUAL', null, '', 'bsuid', 5)],
    ['type', fc.constantFrom('TEXT', null, '', 5, 'hologram', 'to', '__proto__', {})],
    [
      'context',
      fc.constantFrom<unknown>(null, '', {}, [], { message_id: wamid }, { message_id: 'wamid.none' }, 'x', {
        message_id: 5,
      }),
    ],
    ['biz_opaque_callback_data', fc.constantFrom('job', '', null, 5, {}, 'x'.repeat(512), 'x'.repeat(513))],
    ['recipient', fc.constantFrom('US.1', '', null)],
    ['preview_url', fc.constant(true)],
    ['status', fc.constantFrom('read', 'pending', '', null, 5)],
  ]
  return fc
    .constantFrom(...wrong)
    .chain(([name, value]) => value.map((it) => ({ type: 'text', text: { body: 'Hello' }, [name]: it })))
}

/** Messages marked as read, with or without a typing indicator. */
export function anyReceipt({ wamid }: Named): fc.Arbitrary<Body> {
  return more({
    status: fc.oneof(word('read'), fc.constantFrom('delivered', 'sent', ' read')),
    message_id: fc.oneof(
      { arbitrary: fc.constant(wamid), weight: 3 },
      { arbitrary: fc.constantFrom('wamid.none', 'x'.repeat(600), '', null, 5, {}), weight: 1 },
    ),
    typing_indicator: maybe(
      fc.oneof(
        more({ type: fc.oneof(word('text'), fc.constantFrom('image', '', null, 5)) }),
        fc.constantFrom<unknown>({}, [], 'text', true, [{ type: 'text' }]),
      ),
    ),
    type: fc.oneof({ arbitrary: absent, weight: 9 }, { arbitrary: fc.constantFrom('text', 5), weight: 1 }),
    to: maybe(fc.constant('+15550104477')),
  })
}
