import { type Sandbox, startSandbox } from '@selfsame/sandbox'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseId } from '../../platform/base/parse-id.ts'
import { buildForm } from '../form.ts'
import { callGraph } from '../graph.ts'
import { buildRequest, type OutgoingContent, outgoingContentSchema } from './content.ts'
import { ACCEPTED, interactiveOf, MEDIA_ID, textMessage } from './test-content.ts'
import { withUploadedMedia } from './uploaded-media.ts'

let sandbox: Sandbox
let to: string
let wamid: string
const uploaded = new Map<string, string>()

beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'hello', seed: 7, switches: { limits: 'off' } })
  await sandbox.play()
  const [person] = sandbox.world.people.values()
  if (!person) throw new Error('nobody lives in this world')
  to = person.phone
  wamid = String((await sandbox.act('write', { who: person.id, text: 'Hello' })).message_id)
  uploaded.set(parseId('media', MEDIA_ID), await upload())
})
afterAll(() => sandbox.stop())

async function upload(): Promise<string> {
  const [line] = sandbox.lines
  const content = new Blob(['not really a picture'], { type: 'image/webp' })
  const body = buildForm({ messaging_product: 'whatsapp' }, { name: 'picture.webp', content })
  const outcome = await callGraph(
    { fetch, config: { graph_url: sandbox.url } },
    { token: line?.access_token ?? '', method: 'POST', path: `${line?.phone_number_id}/media`, body },
  )
  if (outcome.kind !== 'ok') throw new Error('the file could not be uploaded')
  return String(outcome.body.id)
}

async function send(content: OutgoingContent) {
  const [line] = sandbox.lines
  const body = withUploadedMedia(buildRequest(content, { reaction_wamid: wamid }), uploaded)
  const outcome = await callGraph(
    { fetch, config: { graph_url: sandbox.url } },
    {
      token: line?.access_token ?? '',
      method: 'POST',
      path: `${line?.phone_number_id}/messages`,
      body: { messaging_product: 'whatsapp', to, ...body },
    },
  )
  return outcome.kind === 'refused' ? outcome.error : outcome.kind
}

// Templates are checked against what the sandbox knows of them: see templates/.
const free_form = ACCEPTED.map(([name, content]): [string, OutgoingContent] => [
  name,
  outgoingContentSchema.parse(content),
]).filter(([, content]) => content.type !== 'template')

test.each(free_form)('the Cloud API of the sandbox takes %s', async (_, content) => {
  expect(await send(content)).toBe('ok')
})

const words = (max: number) => fc.string({ minLength: 1, maxLength: max, unit: 'grapheme' })

const anyButtons = fc
  .array(fc.record({ id: words(256), title: words(20) }), { minLength: 1, maxLength: 4 })
  .map((all) => interactiveOf('button', { buttons: all.map((reply) => ({ type: 'reply', reply })) }))

const anyRow = fc.record(
  { id: words(200), title: words(24), description: words(72) },
  { requiredKeys: ['id', 'title'] },
)
const anySection = fc.record(
  { title: words(24), rows: fc.array(anyRow, { maxLength: 6 }) },
  { requiredKeys: ['rows'] },
)
const anyList = fc
  .record({ button: words(20), sections: fc.array(anySection, { maxLength: 4 }) })
  .map((action) => interactiveOf('list', action))

const anyLink = fc
  .record({ display_text: words(20), url: fc.webUrl() })
  .map((parameters) => interactiveOf('cta_url', { name: 'cta_url', parameters }))

test('whatever the limits let through, the Cloud API of the sandbox takes', async () => {
  let let_through = 0
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(words(4096).map(textMessage), anyButtons, anyList, anyLink),
      async (content) => {
        const parsed = outgoingContentSchema.safeParse(content)
        if (!parsed.success) return
        let_through += 1
        expect(await send(parsed.data)).toBe('ok')
      },
    ),
    { numRuns: 300 },
  )
  expect(let_through).toBeGreaterThan(50)
})
