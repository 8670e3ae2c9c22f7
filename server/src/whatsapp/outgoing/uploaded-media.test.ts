import { expect, test } from 'vitest'
import { parseId } from '../../platform/base/parse-id.ts'
import { buildRequest, outgoingContentSchema } from './content.ts'
import { buttons, interactiveOf, MEDIA_ID, template } from './test-content.ts'
import { mediaIdsIn, mediaIn, withUploadedMedia } from './uploaded-media.ts'

const OTHER_ID = MEDIA_ID.replace(/e$/, 'f')
const [UUID, OTHER_UUID] = [parseId('media', MEDIA_ID), parseId('media', OTHER_ID)]
const UPLOADED = new Map([
  [UUID, '990000000000011'],
  [OTHER_UUID, '990000000000012'],
])

const request = (content: object) => buildRequest(outgoingContentSchema.parse(content), {})

test('a file of ours is replaced by Meta’s id, beside everything else', () => {
  const body = request({ type: 'image', image: { media_id: MEDIA_ID, caption: 'blue' } })
  expect(mediaIdsIn(body)).toEqual([UUID])
  expect(withUploadedMedia(body, UPLOADED)).toEqual({
    type: 'image',
    image: { id: '990000000000011', caption: 'blue' },
  })
})

test('files are found in headers, and in the cards of templates', () => {
  const header = { header: { type: 'image', image: { media_id: MEDIA_ID } } }
  const question = request(interactiveOf('button', { buttons: buttons(1) }, header))
  expect(withUploadedMedia(question, UPLOADED)).toMatchObject({
    interactive: { header: { type: 'image', image: { id: '990000000000011' } } },
  })
  const card = (card_index: number, media_id: string) => ({
    card_index,
    components: [{ type: 'header', parameters: [{ type: 'image', image: { media_id } }] }],
  })
  const cards = request(template([{ type: 'carousel', cards: [card(0, MEDIA_ID), card(1, OTHER_ID)] }]))
  expect(mediaIdsIn(cards)).toEqual([UUID, OTHER_UUID])
  expect(mediaIn(cards)).toEqual([
    { media_id: UUID, kind: 'image' },
    { media_id: OTHER_UUID, kind: 'image' },
  ])
  expect(JSON.stringify(withUploadedMedia(cards, UPLOADED))).toMatch(
    /"id":"990000000000011".*"id":"990000000000012"/,
  )
})

test('the data of a flow is the caller’s, whatever it calls its fields', () => {
  const parameters = {
    flow_message_version: '3',
    flow_id: '1',
    flow_cta: 'Book',
    flow_action_payload: { screen: 'FIRST', data: { media_id: 'theirs' } },
  }
  const body = request(interactiveOf('flow', { name: 'flow', parameters }))
  expect(mediaIdsIn(body)).toEqual([])
  expect(withUploadedMedia(body, UPLOADED)).toEqual(body)
})

test('a request never leaves with a file that has is not uploaded', () => {
  const body = request({ type: 'video', video: { media_id: MEDIA_ID } })
  expect(() => withUploadedMedia(body, new Map())).toThrow('is not uploaded')
})
