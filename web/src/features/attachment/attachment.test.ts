import { expect, test } from 'vitest'
import { contentsOf, whyNot } from './attachment.ts'

const photo = { media_id: 'med_1', name: 'cake.jpg', kind: 'image' as const }
const voice = { media_id: 'med_2', name: 'hello.ogg', kind: 'audio' as const }

test('the words go under the first file that shows any, and else as a message of their own', () => {
  expect(contentsOf('Look', [voice, photo])).toEqual([
    { type: 'audio', audio: { media_id: 'med_2' } },
    { type: 'image', image: { media_id: 'med_1', caption: 'Look' } },
  ])
  expect(contentsOf('Listen', [voice])).toEqual([
    { type: 'audio', audio: { media_id: 'med_2' } },
    { type: 'text', text: { body: 'Listen' } },
  ])
  expect(contentsOf(' ', [photo])).toEqual([{ type: 'image', image: { media_id: 'med_1' } }])
  expect(contentsOf('Hi', [])).toEqual([{ type: 'text', text: { body: 'Hi' } }])
})

test('what WhatsApp would not take for its size is refused in words before it is uploaded', () => {
  const file = (size: number, type: string) => new File([new Uint8Array(size)], 'a\u202egpj.exe', { type })
  expect(whyNot(file(5_000_001, 'image/jpeg'))).toBe(
    'agpj.exe is 5 MB. WhatsApp allows at most 5 MB for this type of file.',
  )
  expect(whyNot(file(5_000_001, 'application/pdf'))).toBeNull()
  expect(whyNot(file(0, 'application/pdf'))).toBe('agpj.exe is empty.')
})
