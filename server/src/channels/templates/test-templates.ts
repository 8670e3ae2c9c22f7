/** Templates as Meta lists them. */
export type TestTemplate = {
  name: string
  language: string
  category: string
  parameter_format: string
  components: unknown[]
}

function template(name: string, components: unknown[], rest: Partial<TestTemplate> = {}): TestTemplate {
  return { name, language: 'en', category: 'utility', parameter_format: 'positional', components, ...rest }
}

export const BODY = (text: string, example?: object) => ({ type: 'BODY', text, ...(example && { example }) })
const buttons = (...all: object[]) => ({ type: 'BUTTONS', buttons: all })

export const GREETING = template('greeting', [BODY('Hello.')])

export const ORDER = template('order_ready', [
  { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['https://example.com/cake.png'] } },
  BODY('Hi {{1}}, {{2}} is ready. {{1}}?', { body_text: [['Rafa', '7781']] }),
  { type: 'FOOTER', text: 'Luna Bakery' },
  buttons(
    { type: 'QUICK_REPLY', text: 'Thanks' },
    { type: 'URL', text: 'Track', url: 'https://example.com/t/{{1}}', example: ['7781'] },
    { type: 'URL', text: 'Shop', url: 'https://example.com' },
    { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+15550100200' },
  ),
])

export const NAMED = template(
  'order_named',
  [
    BODY('Hi {{first_name}}, {{ order }} is ready.', {
      body_text_named_params: [
        { param_name: 'first_name', example: 'Rafa' },
        { param_name: 'order', example: '7781' },
      ],
    }),
    buttons(
      { type: 'QUICK_REPLY', text: 'Thanks' },
      { type: 'REQUEST_CONTACT_INFO', text: 'Share Contact Info' },
    ),
  ],
  { parameter_format: 'named' },
)

export const AUTHENTICATION = template(
  'code',
  [BODY('{{1}} is your code.'), buttons({ type: 'OTP', otp_type: 'COPY_CODE', text: 'Copy code' })],
  { category: 'authentication' },
)

export const COUPON = template(
  'coupon',
  [BODY('Ten per cent off.'), buttons({ type: 'COPY_CODE', text: 'Copy offer code' })],
  { category: 'marketing' },
)

export const OFFER = template(
  'offer',
  [
    BODY('Only today.'),
    { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Ends soon', has_expiration: true } },
  ],
  { category: 'marketing' },
)

const card = {
  components: [
    { type: 'HEADER', format: 'IMAGE' },
    BODY('Our {{1}}.'),
    buttons({ type: 'QUICK_REPLY', text: 'I want it' }),
  ],
}

export const CAROUSEL = template(
  'carousel',
  [BODY('Look at these.'), { type: 'CAROUSEL', cards: [card, card] }],
  {
    category: 'marketing',
  },
)
