import { foldWords as foldOnServer } from '@selfsame/server/internals/platform/base/fold.ts'
import { expect, test } from 'vitest'
import { foldWords, hasWords } from './fold-words'

test('every character is compared in the browser as on the server', () => {
  const differing: string[] = []
  for (let code = 1; code < 0x20000; code += 1) {
    const text = `a${String.fromCodePoint(code)}b`
    if (foldWords(text).join(' ') !== foldOnServer(text).join(' ')) differing.push(text)
  }
  expect(differing).toEqual([])
})

test.each([
  ['Søren Kjærgård', 'kjaer sor'],
  ['Łukasz Wałęsa', 'walesa'],
  ['Işık Yıldız', 'isik YIL'],
  ['Đorđe Weiß', 'dorde weiss'],
  ['Crème brûlée', 'BRULEE'],
  ['أحمد شُكْرًا', 'احمد شكرا'],
  ['ＡＢＣ１２３', 'abc12'],
  ['party🎉now', '🎉'],
  ['order_ready', 'ready'],
  ['Ana Prado', ''],
])('%s is found by “%s”', (text, typed) => {
  expect(hasWords(text, typed)).toBe(true)
})

test.each([
  ['Ana Prado', 'rado'],
  ['Ana Prado', 'ana lima'],
  ['', 'a'],
])('%s is not found by “%s”', (text, typed) => {
  expect(hasWords(text, typed)).toBe(false)
})
