import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Block, parseEventStream } from '../src/event-stream.ts'
import { collect } from './harness/collect.ts'

const TEXT =
  'retry: 2000\nid: 7\n\nid: 8\ndata: {"é":"😀"}\n\nid: 8\n: still here\n\ndata: one\ndata: two\nid:9\n\nid: 10\ndata: cut off'
const BLOCKS: Block[] = [
  { id: '7', data: '' },
  { id: '8', data: '{"é":"😀"}' },
  { id: '8', data: '' },
  { id: '9', data: 'one\ntwo' },
]

async function parse(text: string, cuts: number[] = []): Promise<Block[]> {
  const bytes = new TextEncoder().encode(text)
  const places = [0, ...cuts.map((cut) => cut % bytes.length).sort((a, b) => a - b), bytes.length]
  const chunks = places.slice(1).map((end, at) => bytes.slice(places[at], end))
  return collect(parseEventStream(ReadableStream.from(chunks)))
}

test('a stream is read the same wherever its chunks are cut, and what is cut off at its end is left out', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { maxLength: 12 }), async (cuts) => {
      expect(await parse(TEXT, cuts)).toEqual(BLOCKS)
    }),
  )
})

test('lines may end as Windows ends them', async () => {
  expect(await parse(TEXT.replaceAll('\n', '\r\n'))).toEqual(BLOCKS)
})

test('a block with a name of its own is about the stream and no event', async () => {
  const told =
    'id: 8\ndata: before\n\nevent: unavailable\ndata: {"code":"store_unavailable"}\n\nid: 9\ndata: after\n\n'
  expect(await parse(told)).toEqual([
    { id: '8', data: 'before' },
    { id: '9', data: 'after' },
  ])
})
