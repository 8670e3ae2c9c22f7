import { expect, test } from 'vitest'
import { wrapSelection } from './wrap-selection.ts'

test('a mark goes around what is selected, and away again', () => {
  const marked = wrapSelection('a fat word', [2, 5], '*')
  expect(marked).toEqual({ text: 'a *fat* word', selection: [3, 6] })
  expect(wrapSelection(marked.text, marked.selection, '*')).toEqual({ text: 'a fat word', selection: [2, 5] })
})

test('where nothing is selected, what is typed next stands in the mark', () => {
  expect(wrapSelection('ab', [1, 1], '_')).toEqual({ text: 'a__b', selection: [2, 2] })
})
