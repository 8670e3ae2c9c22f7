import { expect, test } from 'vitest'
import { pointMedia } from './point-media.ts'

const image = {
  id: '901',
  mime_type: 'image/jpeg',
  sha256: 'x',
  url: 'https://lookaside.fbsbx.com/a?mid=901',
}
const change = () => ({
  field: 'messages',
  value: { messages: [{ id: 'wamid.1', type: 'image', image: { ...image } }] },
})

test('a link to a file leads to us, or is left out where we do not know our own address', () => {
  const pointed = change()
  pointMedia(pointed, 'https://chat.example')
  expect(pointed.value.messages[0]?.image.url).toBe('https://chat.example/graph/901/content')
  const bare = change()
  pointMedia(bare, null)
  expect(bare.value.messages[0]?.image).toEqual({ id: '901', mime_type: 'image/jpeg', sha256: 'x' })
})

test('what is no file of Meta’s keeps its links', () => {
  const shared = {
    field: 'messages',
    value: { messages: [{ id: 'wamid.2', location: { url: 'https://map.example' } }] },
  }
  const before = structuredClone(shared)
  pointMedia(shared, 'https://chat.example')
  expect(shared).toEqual(before)
})
