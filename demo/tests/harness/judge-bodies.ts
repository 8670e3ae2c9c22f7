import { personWrites } from '@selfsame/sandbox/internals/people/write.ts'
import { acceptSend } from '@selfsame/sandbox/internals/sending/accept.ts'
import { buildWorld, codeOf } from '@selfsame/sandbox/internals/test-world.ts'
import { uploadMedia } from '@selfsame/sandbox/internals/world/media.ts'
import { addTemplate } from '@selfsame/sandbox/internals/world/templates.ts'
import type { JsonObject } from '@selfsame/sandbox/internals/world/wire.ts'
import { newId } from '@selfsame/server'
import { checkTemplateSend } from '@selfsame/server/internals/channels/templates/check-template-send.ts'
import { isUserId } from '@selfsame/server/internals/integrations/gateway/graph/read-address.ts'
import {
  type GivenMessage,
  readMessage,
} from '@selfsame/server/internals/integrations/gateway/graph/read-message.ts'
import { presentGraphError } from '@selfsame/server/internals/integrations/gateway/graph-error.ts'
import { Problem } from '@selfsame/server/internals/platform/base/errors.ts'
import { buildRequest } from '@selfsame/server/internals/whatsapp/outgoing/content.ts'
import { storableObject } from '@selfsame/server/internals/whatsapp/values/storable.ts'
import type { Named } from './cloud-bodies.ts'

export const TO = '+15550104477'
export const TRACK = { name: 'track', language: 'en_US' }
const COMPONENTS = [
  { type: 'HEADER', format: 'TEXT', text: 'For {{1}}' },
  { type: 'BODY', text: 'Hello {{1}}, {{2}}.' },
  {
    type: 'BUTTONS',
    buttons: [
      { type: 'URL', text: 'Track', url: 'https://shop.example/{{1}}' },
      { type: 'QUICK_REPLY', text: 'Thanks' },
    ],
  },
]

export type BodyJudges = {
  named: Named
  /** The code with which the Cloud API of the sandbox refuses a body, 0 where it takes it. */
  directly(body: JsonObject): number
  /** The same for a body that is sent to the gateway, which passes on what it does not refuse itself. */
  through(body: JsonObject): number
}

/** What decides about a body on either side, without a server or a database between, so that thousands can be judged. */
export function bodyJudges(): BodyJudges {
  const { world, waba, number } = buildWorld({
    switches: { limits: 'off', unknown_quote: 'rejected_131009' },
  })
  addTemplate(world, waba.id, { ...TRACK, category: 'UTILITY', components: COMPONENTS })
  personWrites(world, 'ines', number.id, 'Hello')
  const uploaded = uploadMedia(world, { bytes: new Uint8Array([1]), mime_type: 'image/png' })
  const [wamid] = world.messages.keys()
  if (!uploaded.ok || wamid === undefined) throw new Error('the world lacks what bodies name')
  const quoted = newId()
  const directly = (body: JsonObject) => codeOf(acceptSend(world, number.id, body))
  return {
    named: { wamid, media_id: String(Reflect.get(uploaded.body, 'id')) },
    directly,
    through: (body) => {
      try {
        const given = readMessage(storableObject(body), (it) => (it === wamid ? quoted : null))
        return refusedTemplate(given) ?? directly(forwarded(given, wamid))
      } catch (error) {
        if (error instanceof Problem) return Number(presentGraphError(error).body.error.code)
        throw error
      }
    },
  }
}

/** Meta's code where the gateway refuses a template, whose definition it knows. */
function refusedTemplate({ content }: GivenMessage): number | null {
  if (content.type !== 'template') return null
  const { name, language, components } = content.template
  if (name !== TRACK.name || language.code !== TRACK.language) return 132001
  const sendable = { category: 'utility', parameter_format: 'positional' as const, components: COMPONENTS }
  const checked = checkTemplateSend(sendable, components ?? [], { leave_to_meta: true })
  return checked.ok ? null : (checked.errors[0]?.meta_code ?? 132012)
}

function forwarded({ to, is_group, content, reply_to }: GivenMessage, wamid: string): JsonObject {
  const request = buildRequest(content, {
    reply_to_wamid: reply_to === undefined ? null : wamid,
    reaction_wamid: wamid,
  })
  const recipient_type = is_group ? 'group' : 'individual'
  const address = isUserId(to) ? { recipient: to } : { to }
  // It was read from JSON, and so is JSON.
  return { messaging_product: 'whatsapp', recipient_type, ...address, ...(request as JsonObject) }
}
