import { expect, test } from 'vitest'
import type { TemplateComponent } from '../../whatsapp/outgoing/template.ts'
import { parameterProblem } from './check-parameters.ts'
import { checkTemplateSend } from './check-template-send.ts'
import { body, card, carousel, FITTING, text } from './test-sends.ts'
import { CAROUSEL } from './test-templates.ts'

const UNFIT: [name: string, value: string, says: string][] = [
  ['a line break', 'Ana\nLima', 'line break'],
  ['a carriage return', 'Ana\rLima', 'line break'],
  ['a tab', 'Ana\tLima', 'tab'],
  ['a line separator', 'Ana\u2028Lima', 'line break'],
  ['five spaces', `Ana${' '.repeat(5)}Lima`, 'four spaces'],
  ['nothing', '', 'empty'],
  ['only spaces', '   ', 'empty'],
  ['characters that nobody sees', '\u200b\u2060', 'empty'],
  ['too much text', 'x'.repeat(1025), 'at most 1024'],
]

test.each(UNFIT)('a parameter that holds %s is refused', (_, value, says) => {
  expect(parameterProblem(value)?.message).toContain(says)
})

test.each(['Ana Lima', `Ana${' '.repeat(4)}Lima`, ' Ana ', '🎂', 'x'.repeat(1024)])(
  '%j is a parameter',
  (value) => {
    expect(parameterProblem(value)).toBeNull()
  },
)

/** Where each text parameter of a send stands, also in cards. */
function textsOf(
  components: TemplateComponent[],
  field = 'components',
): { field: string; put: (value: string) => void }[] {
  return components.flatMap((component, at) => {
    const where = `${field}.${at}`
    if (component.type === 'carousel')
      return component.cards.flatMap((it, index) =>
        textsOf(it.components, `${where}.cards.${index}.components`),
      )
    const parameters: { type: string; text?: string }[] =
      'parameters' in component ? (component.parameters ?? []) : []
    return parameters.flatMap((parameter, index) =>
      parameter.type !== 'text'
        ? []
        : [
            {
              field: `${where}.parameters.${index}.text`,
              put: (value: string) => Object.assign(parameter, { text: value }),
            },
          ],
    )
  })
}

test.each(FITTING)('%s fits no more with such a text in any of its places', (_, template, components) => {
  for (const [, value, says] of UNFIT) {
    for (const index of textsOf(components).keys()) {
      const changed = structuredClone(components)
      const place = textsOf(changed)[index]
      place?.put(value)
      const checked = checkTemplateSend(template, changed)
      const errors = checked.ok ? [] : checked.errors
      expect(errors).toContainEqual(
        expect.objectContaining({ field: place?.field, message: expect.stringContaining(says) }),
      )
    }
  }
})

test.each([
  ['a line break', 'a\nb', 'text', { meta_code: 132018 }],
  ['a paragraph separator', 'a\u2029b', 'text', { meta_code: 132018 }],
  ['a next line', 'a\u0085b', 'date_time', { meta_code: 132018 }],
  ['a vertical tab', 'a\vb', 'coupon_code', { meta_code: 132018 }],
  ['a long gap', 'a     b', 'currency', { meta_code: 132018 }],
  ['nothing', '', 'text', {}],
  ['nothing that can be seen', '\u200b', 'text', { unsure: true }],
  ['spaces', '  ', 'text', { unsure: true }],
  ['a long code', 'x'.repeat(21), 'coupon_code', { unsure: true }],
  ['a long payload', 'x'.repeat(257), 'payload', { unsure: true }],
])(
  '%s is named with Meta’s code where Meta documents the rule, else as unsure',
  (_, value, type, certainty) => {
    const { message, ...named } = parameterProblem(value, type) ?? { message: '' }
    expect([message, named]).toEqual([expect.stringMatching(/^Expected /), certainty])
  },
)

test('the texts that are tried above stand in headers, bodies, links and cards', () => {
  const places = FITTING.flatMap(([, , components]) => textsOf(components).map(({ field }) => field))
  expect(places.length).toBeGreaterThan(8)
  const checked = checkTemplateSend(CAROUSEL, [body(text('a\nb')), carousel(card(0, body(text('a\tb'))))])
  expect(checked.ok ? [] : checked.errors.map(({ field }) => field)).toEqual(
    expect.arrayContaining([
      'components.0.parameters.0.text',
      'components.1.cards.0.components.0.parameters.0.text',
    ]),
  )
})
