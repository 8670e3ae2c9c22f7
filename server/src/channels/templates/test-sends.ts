import type { TemplateComponent } from '../../whatsapp/outgoing/template.ts'
import {
  AUTHENTICATION,
  CAROUSEL,
  COUPON,
  GREETING,
  NAMED,
  OFFER,
  ORDER,
  type TestTemplate,
} from './test-templates.ts'

export const text = (value: string, parameter_name?: string) => ({
  type: 'text' as const,
  text: value,
  ...(parameter_name !== undefined && { parameter_name }),
})
export const body = (...parameters: ReturnType<typeof text>[]): TemplateComponent => ({
  type: 'body',
  parameters,
})
export const image: TemplateComponent = {
  type: 'header',
  parameters: [{ type: 'image', image: { id: '1' } }],
}
export const link = (value: string, index = '1'): TemplateComponent => ({
  type: 'button',
  sub_type: 'url',
  index,
  parameters: [text(value)],
})
export const offerEnds: TemplateComponent = {
  type: 'limited_time_offer',
  parameters: [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: 1 } }],
}
export const card = (card_index: number, ...components: TemplateComponent[]) => ({ card_index, components })
export const carousel = (...cards: object[]) => ({ type: 'carousel', cards }) as unknown as TemplateComponent

/** What fits, with the text that a timeline shows. */
export const FITTING: [
  name: string,
  template: TestTemplate,
  components: TemplateComponent[],
  text: string | null,
][] = [
  ['one without parameters', GREETING, [], 'Hello.'],
  [
    'values in order',
    ORDER,
    [image, body(text('Rafa'), text('7781')), link('7781')],
    'Hi Rafa, 7781 is ready. Rafa?',
  ],
  [
    'values by name, in any order',
    NAMED,
    [body(text('7781', 'order'), text('Rafa', 'first_name'))],
    'Hi Rafa, 7781 is ready.',
  ],
  [
    'a quick reply with a payload',
    NAMED,
    [
      body(text('7781', 'order'), text('Rafa', 'first_name')),
      {
        type: 'button',
        sub_type: 'quick_reply',
        index: '0',
        parameters: [{ type: 'payload', payload: 'CONFIRM' }],
      },
    ],
    'Hi Rafa, 7781 is ready.',
  ],
  ['a code', AUTHENTICATION, [body(text('123456')), link('123456', '0')], '123456 is your code.'],
  [
    'a coupon',
    COUPON,
    [
      {
        type: 'button',
        sub_type: 'copy_code',
        index: '0',
        parameters: [{ type: 'coupon_code', coupon_code: 'SPRING' }],
      },
    ],
    'Ten per cent off.',
  ],
  ['an offer that ends', OFFER, [offerEnds], 'Only today.'],
  [
    'cards in any order',
    CAROUSEL,
    [carousel(card(1, image, body(text('Bread'))), card(0, image, body(text('Cake'))))],
    'Look at these.',
  ],
  [
    'a value that WhatsApp formats',
    ORDER,
    [
      image,
      {
        type: 'body',
        parameters: [
          { type: 'currency', currency: { fallback_value: '12 EUR', code: 'EUR', amount_1000: 12_000 } },
          { type: 'date_time', date_time: { fallback_value: 'May 1' } },
        ],
      },
      link('7781'),
    ],
    'Hi 12 EUR, May 1 is ready. 12 EUR?',
  ],
]
