import { personWrites } from '@selfsame/sandbox/internals/people/write.ts'
import { acceptSend } from '@selfsame/sandbox/internals/sending/accept.ts'
import { isReceipt, markRead } from '@selfsame/sandbox/internals/sending/receipts.ts'
import { buildWorld, codeOf } from '@selfsame/sandbox/internals/test-world.ts'
import { blockUsers } from '@selfsame/sandbox/internals/world/block-list.ts'
import { uploadMedia } from '@selfsame/sandbox/internals/world/media.ts'
import { addTemplate } from '@selfsame/sandbox/internals/world/templates.ts'
import type { JsonObject } from '@selfsame/sandbox/internals/world/wire.ts'
import { newId } from '@selfsame/server'
import { checkTemplateSend } from '@selfsame/server/internals/channels/templates/check-template-send.ts'
import { isUserId } from '@selfsame/server/internals/integrations/gateway/graph/read-address.ts'
import { readBlockList } from '@selfsame/server/internals/integrations/gateway/graph/read-block-list.ts'
import {
  type GivenMessage,
  readMessage,
} from '@selfsame/server/internals/integrations/gateway/graph/read-message.ts'
import {
  type GivenReceipt,
  isReceipt as isReceiptOfConsumer,
  readReceipt,
} from '@selfsame/server/internals/integrations/gateway/graph/read-receipt.ts'
import { presentGraphError } from '@selfsame/server/internals/integrations/gateway/graph-error.ts'
import { Problem, problem } from '@selfsame/server/internals/platform/base/errors.ts'
import { buildRequest } from '@selfsame/server/internals/whatsapp/outgoing/content.ts'
import { storableObject } from '@selfsame/server/internals/whatsapp/values/storable.ts'
import type { Named } from './cloud-bodies.ts'
import { TEMPLATES } from './judged-templates.ts'

export const TO = '+15550104477'
/** How a body is answered; code 0 where it is taken. */
export type Verdict = { http_status: number; code: number }

export type BodyJudges = {
  named: Named
  /** What the Cloud API of the sandbox answers to a body. */
  directly(body: JsonObject): Verdict
  /** The same for a body that is sent to the gateway, which passes on what it does not refuse itself. */
  through(body: JsonObject): Verdict
  /** Whether WhatsApp, and the gateway, read a body as a list of users to block. */
  readsBlockList: { directly(body: JsonObject): boolean; through(body: JsonObject): boolean }
}

/** What decides about a body on either side, without a server or a database between, so that thousands can be judged. */
export function bodyJudges(): BodyJudges {
  const { world, waba, number } = buildWorld({
    switches: { limits: 'off', unknown_quote: 'rejected_131009' },
  })
  for (const { fills: _, ...template } of TEMPLATES)
    addTemplate(world, waba.id, { ...template, components: template.components as JsonObject[] })
  personWrites(world, 'ines', number.id, 'Hello')
  const uploaded = uploadMedia(world, { bytes: new Uint8Array([1]), mime_type: 'image/png' })
  const [wamid] = world.messages.keys()
  if (!uploaded.ok || wamid === undefined) throw new Error('the world lacks what bodies name')
  const quoted = newId()
  const directly = (body: JsonObject) => {
    const judge = isReceipt(body) ? markRead : acceptSend
    const answer = judge(world, number.id, body)
    return { http_status: answer.http_status, code: codeOf(answer) }
  }
  return {
    named: { wamid, media_id: String(Reflect.get(uploaded.body, 'id')) },
    directly,
    readsBlockList: {
      directly: (body) => codeOf(blockUsers(world, number.id, body)) !== 100,
      through: isBlockList,
    },
    through: (body) => {
      try {
        const read = storableObject(body)
        if (isReceiptOfConsumer(read)) return directly(forwardedReceipt(readReceipt(read), wamid))
        const given = readMessage(read, (it) => (it === wamid ? quoted : null))
        requireSendableTemplate(given)
        return directly(forwarded(given, wamid))
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        const refused = presentGraphError(error)
        return { http_status: refused.http_status, code: Number(refused.body.error.code) }
      }
    },
  }
}

/** The gateway refuses a template itself where its definition, which it knows, forbids the send. */
function requireSendableTemplate({ content }: GivenMessage): void {
  if (content.type !== 'template') return
  const { name, language, components } = content.template
  const found = TEMPLATES.find((it) => it.name === name && it.language === language.code)
  if (found === undefined) throw problem('template_not_found')
  // Selfsame stores WhatsApp's words in lower case.
  const sendable = { ...found, parameter_format: found.parameter_format.toLowerCase() }
  const checked = checkTemplateSend(sendable, components ?? [], { leave_to_meta: true })
  if (checked.ok) return
  const meta_code = checked.errors[0]?.meta_code ?? 132012
  throw problem('template_parameters', undefined, { meta_code })
}

function isBlockList(body: JsonObject): boolean {
  try {
    return readBlockList(storableObject(body)).length > 0
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return false
  }
}

function forwardedReceipt({ wamid: named, typing }: GivenReceipt, wamid: string): JsonObject {
  if (named !== wamid) throw problem('not_inbound')
  const indicator = typing ? { typing_indicator: { type: 'text' } } : {}
  return { messaging_product: 'whatsapp', status: 'read', message_id: wamid, ...indicator }
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
