import { expect, test } from 'vitest'
import type { TemplateComponent } from '../../whatsapp/outgoing/template.ts'
import { checkTemplateSend } from './check-template-send.ts'
import { body, card, carousel, FITTING, image, link, offerEnds, text } from './test-sends.ts'
import {
  AUTHENTICATION,
  BODY,
  CAROUSEL,
  GREETING,
  NAMED,
  OFFER,
  ORDER,
  type TestTemplate,
} from './test-templates.ts'

test.each(FITTING)('%s can be sent', (_, template, components, shown) => {
  expect(checkTemplateSend(template, components)).toMatchObject({
    ok: true,
    text: shown,
    category: template.category,
  })
})

const full = [image, body(text('Rafa'), text('7781')), link('7781')]
const named = body(text('7781', 'order'), text('Rafa', 'first_name'))

const UNFIT: [
  name: string,
  template: TestTemplate,
  components: TemplateComponent[],
  field: string,
  says: string,
][] = [
  ['a missing body', ORDER, [image, link('7781')], 'components', '2 parameters (1, 2) for the body, not 0'],
  ['a value too few', ORDER, [image, body(text('Rafa')), link('7781')], 'components.1.parameters', 'not 1'],
  ['a value too many', GREETING, [body(text('Rafa'))], 'components.0.parameters', 'no parameters'],
  [
    'a value without its name',
    NAMED,
    [body(text('7781', 'order'), text('Rafa'))],
    'components.0.parameters.1.parameter_name',
    'first_name',
  ],
  [
    'a name that does not exist',
    NAMED,
    [body(text('7781', 'order'), text('Rafa', 'name'))],
    'components.0.parameters.1.parameter_name',
    'first_name',
  ],
  [
    'a name given twice',
    NAMED,
    [body(text('7781', 'order'), text('Rafa', 'order'))],
    'components.0.parameters.1.parameter_name',
    'first_name',
  ],
  ['a body given twice', GREETING, [body(), body()], 'components.1', 'once'],
  [
    'a missing picture',
    ORDER,
    full.slice(1),
    'components',
    'one parameter of type image for the header, not 0',
  ],
  [
    'a video for a picture',
    ORDER,
    [{ type: 'header', parameters: [{ type: 'video', video: { id: '1' } }] }, ...full.slice(1)],
    'components.0.parameters.0.type',
    'Expected image',
  ],
  [
    'a header that there is none of',
    GREETING,
    [image],
    'components.0.parameters',
    'no parameters for the header',
  ],
  [
    'a missing end of a link',
    ORDER,
    full.slice(0, 2),
    'components',
    'Button 1 (“Track”) needs a component with sub_type url',
  ],
  [
    'an end for a fixed link',
    ORDER,
    [...full, link('x', '2')],
    'components.3',
    'Button 2 (“Shop”) is sent without a component',
  ],
  [
    'a button that there is none of',
    ORDER,
    [...full, link('x', '7')],
    'components.3.index',
    'Button 7 does not exist',
  ],
  ['a button given twice', ORDER, [...full, link('x')], 'components.3', 'button 1 once'],
  [
    'a sub_type of another kind',
    ORDER,
    [image, body(text('Rafa'), text('7781')), { type: 'button', sub_type: 'quick_reply', index: '1' }],
    'components.2.sub_type',
    'Expected url',
  ],
  [
    'a payload for a link',
    ORDER,
    [
      image,
      body(text('Rafa'), text('7781')),
      { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'payload', payload: '7781' }] },
    ],
    'components.2.parameters.0.type',
    'Expected text',
  ],
  [
    'a link without its end',
    ORDER,
    [
      image,
      body(text('Rafa'), text('7781')),
      { type: 'button', sub_type: 'url', index: '1', parameters: [] },
    ],
    'components.2.parameters',
    'one parameter of type text, not 0',
  ],
  [
    'a component for the button that asks for the phone',
    NAMED,
    [named, { type: 'button', sub_type: 'quick_reply', index: '1' }],
    'components.1',
    'sent without a component',
  ],
  ['a code without its button', AUTHENTICATION, [body(text('123456'))], 'components', 'Button 0'],
  ['an offer without its end', OFFER, [], 'components', 'end of the offer'],
  ['an end without an offer', GREETING, [offerEnds], 'components.0', 'no limited-time offer'],
  [
    'a carousel without a card',
    CAROUSEL,
    [carousel(card(0, image, body(text('Cake'))))],
    'components.0.cards',
    'each of the 2 cards once',
  ],
  ['no carousel', CAROUSEL, [], 'components', 'each of the 2 cards once'],
  ['a carousel that there is none of', GREETING, [carousel(card(0))], 'components.0.cards', 'no carousel'],
  [
    'a value too few in a card',
    CAROUSEL,
    [carousel(card(1, image, body(text('Bread'))), card(0, image, body()))],
    'components.0.cards.1.components.1.parameters',
    '1 parameter (1)',
  ],
  [
    'a body that grows too long',
    ORDER,
    [image, body(text('a'.repeat(600)), text('7')), link('7')],
    'components.1.parameters',
    'at most 1024',
  ],
]

test.each(UNFIT)('%s is refused, and the field is named', (_, template, components, field, says) => {
  const checked = checkTemplateSend(template, components)
  expect(checked).toMatchObject({ ok: false, errors: [{ field, message: expect.stringContaining(says) }] })
})

test('a one-time password needs a phone, everything else does not', () => {
  const codes = [body(text('123456')), link('123456', '0')]
  expect(checkTemplateSend(AUTHENTICATION, codes)).toMatchObject({ ok: true, needs_phone: true })
  const url = 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}'
  const as_listed = {
    ...AUTHENTICATION,
    components: [
      BODY('{{1}} is your code.'),
      { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Copy code', url }] },
    ],
  }
  expect(checkTemplateSend(as_listed, codes)).toMatchObject({ ok: true, needs_phone: true })
  expect(checkTemplateSend(ORDER, full)).toMatchObject({ ok: true, needs_phone: false })
})

test('what a template of the future holds stops nobody from sending it', () => {
  const strange = {
    ...GREETING,
    components: [
      BODY('Hello.'),
      { type: 'HOLOGRAM', shape: 'cat' },
      'text',
      null,
      { type: 'BUTTONS', buttons: [{ type: 'TELEPORT', text: 'Go' }, 7] },
    ],
  }
  const teleport: TemplateComponent = { type: 'button', sub_type: 'quick_reply', index: '0' }
  expect(checkTemplateSend(strange, [])).toMatchObject({ ok: true, text: 'Hello.' })
  expect(checkTemplateSend(strange, [teleport])).toMatchObject({ ok: true })
})

test('a value is shown as it is, whatever it looks like', () => {
  const checked = checkTemplateSend(ORDER, [image, body(text('{{2}} $& $1'), text('7781')), link('7781')])
  expect(checked).toMatchObject({ ok: true, text: 'Hi {{2}} $& $1, 7781 is ready. {{2}} $& $1?' })
})

const NEW_FORMAT = { ...NAMED, parameter_format: 'mixed' }

test.each([
  ['by name', [named], 'Hi Rafa, 7781 is ready.'],
  ['in order', [body(text('Rafa'), text('7781'))], 'Hi Rafa, 7781 is ready.'],
  ['partly by name', [body(text('Rafa'), text('7781', 'order'))], 'Hi Rafa, 7781 is ready.'],
  ['too few for what is known', [body(text('Rafa'))], 'Hi Rafa, {{ order }} is ready.'],
  ['under a name that the text lacks', [body(text('x', 'far'), text('7781', 'order'))], null],
])(
  'a template of a format that WhatsApp added can be sent with parameters given %s',
  (_, components, shown) => {
    const checked = checkTemplateSend(NEW_FORMAT, components)
    expect(checked).toMatchObject({ ok: true, ...(shown !== null && { text: shown }) })
  },
)

test('what holds for every format is checked for one that WhatsApp added too', () => {
  expect(checkTemplateSend(NEW_FORMAT, [body(text('Ra\nfa'))])).toMatchObject({ ok: false })
  expect(checkTemplateSend(NEW_FORMAT, [body(text('x'.repeat(1_100)))])).toMatchObject({ ok: false })
  const missing_picture = { ...ORDER, parameter_format: 'mixed' }
  expect(checkTemplateSend(missing_picture, [link('7781')])).toMatchObject({ ok: false })
})

test('a component that is given twice is left to Meta, and its parameters are shown together', () => {
  const twice = [image, body(text('Rafa')), body(text('7781')), link('7781')]
  expect(checkTemplateSend(ORDER, twice)).toEqual({
    ok: false,
    errors: [{ field: 'components.2', message: 'Expected the body once', unsure: true }],
  })
  const expected = { ok: true, text: 'Hi Rafa, 7781 is ready. Rafa?' }
  expect(checkTemplateSend(ORDER, twice, { leave_to_meta: true })).toMatchObject(expected)
  const wrong = [image, image, body(text('Rafa')), body()]
  expect(checkTemplateSend(ORDER, wrong, { leave_to_meta: true })).toMatchObject({ ok: true })
})
