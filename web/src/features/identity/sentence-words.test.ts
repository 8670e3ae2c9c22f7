import { expect, test } from 'vitest'
import { type Sentence, sentenceWords } from './sentence-words.ts'

const rotation: Sentence = {
  code: 'joined_by_rotation',
  params: { time: { time: '2026-11-01T12:00:30.000Z' }, left: 'US.1001', right: 'US.1009' },
  text: 'WhatsApp confirmed on 2026-11-01 12:00 UTC that US.1001 became US.1009.',
}

test('a sentence names its times in the reader’s time zone', () => {
  const time = new Date('2026-11-01T12:00:30.000Z').toLocaleString('en', {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  })
  expect(sentenceWords(rotation)).toBe(`WhatsApp confirmed on ${time} that US.1001 became US.1009.`)
})

test('phrases and lists inside a sentence are said in the same words', () => {
  const parent = { code: 'parent', params: { parent: 'DE.ENT.1' }, text: 'parent BSUID DE.ENT.1' }
  const sentence: Sentence = {
    code: 'shown_together',
    params: { company: ['+15550104477', parent] },
    text: 'WhatsApp showed it together with +15550104477 and parent BSUID DE.ENT.1.',
  }
  expect(sentenceWords(sentence)).toBe(sentence.text)
  expect(sentenceWords({ code: 'stale', params: { sentence: rotation }, text: '' })).toMatch(
    /^WhatsApp confirmed on .+ became US\.1009\. The phone was silent for longer/,
  )
})

test('a sentence of a newer server is shown as the server says it', () => {
  const newer = { ...rotation, code: 'constructor' } as unknown as Sentence
  expect(sentenceWords(newer)).toBe(rotation.text)
})
