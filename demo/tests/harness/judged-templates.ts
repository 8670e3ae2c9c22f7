type Body = Record<string, unknown>

/** A template that is judged: its definition, as WhatsApp lists it, and what a send gives to fill all of it. */
export type JudgedTemplate = {
  name: string
  language: string
  category: 'UTILITY' | 'MARKETING' | 'AUTHENTICATION'
  parameter_format: 'POSITIONAL' | 'NAMED'
  components: Body[]
  fills: Body[]
}

const text = (value: string, parameter_name?: string) => ({
  type: 'text',
  text: value,
  ...(parameter_name && { parameter_name }),
})
const body = (...parameters: Body[]) => ({ type: 'body', parameters })
const header = (...parameters: Body[]) => ({ type: 'header', parameters })
const button = (sub_type: string, index: number, ...parameters: Body[]) => ({
  type: 'button',
  sub_type,
  index,
  parameters,
})
const picture = { type: 'image', image: { link: 'https://shop.example/a.png' } }
const buttons = (...all: Body[]) => ({ type: 'BUTTONS', buttons: all })
const positional = { language: 'en_US', category: 'UTILITY', parameter_format: 'POSITIONAL' } as const

const TRACK: JudgedTemplate = {
  ...positional,
  name: 'track',
  components: [
    { type: 'HEADER', format: 'TEXT', text: 'For {{1}}' },
    { type: 'BODY', text: 'Hello {{1}}, {{2}}.' },
    buttons(
      { type: 'URL', text: 'Track', url: 'https://shop.example/{{1}}' },
      { type: 'QUICK_REPLY', text: 'Thanks' },
    ),
  ],
  fills: [
    header(text('Ana')),
    {
      type: 'BODY',
      parameters: [
        text('Ana'),
        { type: 'currency', currency: { fallback_value: '1', code: 'EUR', amount_1000: 1000 } },
      ],
    },
    { type: 'button', sub_type: 'url', index: '0', parameters: [text('77')] },
    button('quick_reply', 1, { type: 'payload', payload: 'yes' }),
    { type: 'carousel', cards: [{ card_index: 0, components: [body(text('Cake'))] }] },
  ],
}

const NAMED: JudgedTemplate = {
  ...positional,
  name: 'named',
  language: 'pt_BR',
  parameter_format: 'NAMED',
  components: [
    { type: 'HEADER', format: 'TEXT', text: 'For {{who}}' },
    { type: 'BODY', text: 'Hello {{who}}, on {{ day }} at {{hour}}, {{who}}.' },
  ],
  fills: [
    header(text('Ana', 'who')),
    body(
      text('Ana', 'who'),
      { type: 'date_time', date_time: { fallback_value: 'Monday' }, parameter_name: 'day' },
      text('9', 'hour'),
    ),
  ],
}

const OFFER: JudgedTemplate = {
  ...positional,
  name: 'offer',
  category: 'MARKETING',
  components: [
    { type: 'HEADER', format: 'IMAGE' },
    { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Ends soon', has_expiration: true } },
    { type: 'BODY', text: 'Only today.' },
    buttons(
      { type: 'COPY_CODE', text: 'Copy' },
      { type: 'URL', text: 'Shop', url: 'https://shop.example/{{1}}' },
    ),
  ],
  fills: [
    header(picture),
    {
      type: 'limited_time_offer',
      parameters: [
        { type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: 1_900_000_000_000 } },
      ],
    },
    button('copy_code', 0, { type: 'coupon_code', coupon_code: 'CAKE' }),
    button('url', 1, text('77')),
  ],
}

const CODE: JudgedTemplate = {
  ...positional,
  name: 'code',
  category: 'AUTHENTICATION',
  components: [
    { type: 'BODY', text: '{{1}} is your code.' },
    buttons({ type: 'OTP', otp_type: 'COPY_CODE', text: 'Copy code' }),
  ],
  fills: [body(text('123456')), button('url', 0, text('123456'))],
}

const CARD = {
  components: [
    { type: 'HEADER', format: 'IMAGE' },
    { type: 'BODY', text: 'Our {{1}}.' },
    buttons(
      { type: 'QUICK_REPLY', text: 'More' },
      { type: 'URL', text: 'Buy', url: 'https://x.example/{{1}}' },
    ),
  ],
}

const CARDS: JudgedTemplate = {
  ...positional,
  name: 'cards',
  category: 'MARKETING',
  components: [
    { type: 'BODY', text: 'Look, {{1}}' },
    { type: 'CAROUSEL', cards: [CARD, CARD] },
  ],
  fills: [
    body(text('Ana')),
    {
      type: 'carousel',
      cards: [0, 1].map((card_index) => ({
        card_index,
        components: [
          header(picture),
          body(text('cake')),
          button('quick_reply', 0, { type: 'payload', payload: 'more' }),
          button('url', 1, text('77')),
        ],
      })),
    },
  ],
}

const SHOP: JudgedTemplate = {
  ...positional,
  name: 'shop',
  category: 'MARKETING',
  components: [
    { type: 'BODY', text: 'See all.' },
    buttons(
      { type: 'FLOW', text: 'Book', flow_id: '1' },
      { type: 'CATALOG', text: 'View' },
      { type: 'ORDER_DETAILS', text: 'Pay' },
    ),
  ],
  fills: [
    button('flow', 0, { type: 'action', action: { flow_token: 'token' } }),
    button('catalog', 1, { type: 'action', action: { thumbnail_product_retailer_id: 'sku-9' } }),
    button('order_details', 2, { type: 'action', action: { order_details: { reference_id: 'ord-1' } } }),
  ],
}

const PLAIN: JudgedTemplate = {
  ...positional,
  name: 'plain',
  components: [{ type: 'BODY', text: 'Hello.' }],
  fills: [body()],
}

/** One of every kind that the gateway and WhatsApp could judge in different ways. */
export const TEMPLATES: JudgedTemplate[] = [TRACK, NAMED, OFFER, CODE, CARDS, SHOP, PLAIN]
