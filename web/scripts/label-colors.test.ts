import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const RULE =
  /\.label\[data-color="(\w+)"\] \{\s*color: light-dark\((#\w+), (#\w+)\);\s*background: light-dark\((#\w+), (#\w+)\)/g

test('every label is read in light and dark', () => {
  const rules = [
    ...readFileSync(new URL('../src/features/label/label-tag.module.css', import.meta.url), 'utf8').matchAll(
      RULE,
    ),
  ]
  expect(rules).toHaveLength(12)
  for (const [, name, light, dark, on_light, on_dark] of rules) {
    const contrasts = [contrastOf(light, on_light), contrastOf(dark, on_dark)]
    expect([name, contrasts.every((contrast) => contrast >= 4.5)]).toEqual([name, true])
  }
})

/** As WCAG 2.2 defines it. */
function contrastOf(one = '', other = ''): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
