import type { Sandbox } from '@selfsame/sandbox'
import type { RunningServer } from '@selfsame/server'
import pc from 'picocolors'
import type { Connection } from './connect-sandbox.ts'
import { settled } from './settled.ts'

const LONGEST_WAIT_MS = 15_000
const LOOK_EVERY_MS = 100

// Shapes are the product's own tests' business; the story stops where one is missing.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Answer = any

/**
 * What a bakery does with contacts who hide their phone: it replies, sends a template, and asks a contact for the
 * phone, which the contact shares. All through the API, as an integration would.
 */
export async function bakeryAnswers(
  server: RunningServer,
  sandbox: Sandbox,
  connection: Connection,
  say: (lines: string[]) => void,
): Promise<void> {
  const call = buildCall(server, connection)
  const [aisha, ines] = [personOf(sandbox, 'aisha'), personOf(sandbox, 'ines')]
  const step = (text: string) => say(['', pc.bold(text)])

  step('Aisha writes without showing her phone. The bakery replies.')
  const { message_id: wamid } = await sandbox.act('write', {
    who: 'aisha',
    text: 'Is there a class this week?',
  })
  await settled(server, connection)
  const thread = await threadWith(call, aisha)
  const asked = thread.messages.find((it: Answer) => it.wamid === wamid)
  const reply = await call('POST', '/v1/messages', {
    reply_to: asked.id,
    type: 'text',
    text: { body: 'Yes, Thursday at six. May we call you about it?' },
  })
  await tellHow(call, reply.id, say)

  step('The 24-hour window of Ines is closed, so the bakery sends a template.')
  await sandbox.act('add_template', {
    waba: sandbox.lines[0]?.waba_id,
    name: 'order_ready',
    language: 'pt_PT',
    category: 'UTILITY',
    components: [
      { type: 'BODY', text: 'Olá {{1}}, a sua encomenda está pronta.', example: { body_text: [['Ines']] } },
    ],
  })
  await call('POST', '/v1/templates/syncs', { inbox_id: thread.inbox_id })
  const template = await call('POST', '/v1/messages', {
    to: (await threadWith(call, ines)).contact_id,
    type: 'template',
    template: {
      name: 'order_ready',
      language: { code: 'pt_PT' },
      components: [{ type: 'body', parameters: [{ type: 'text', text: 'Ines' }] }],
    },
  })
  await tellHow(call, template.id, say)

  step('The bakery requests Aisha’s phone number. She taps the button.')
  const request = await call('POST', `/v1/contacts/${thread.contact_id}/phone_requests`, {
    inbox_id: thread.inbox_id,
    body: 'Share your number so that we can call you about the class.',
  })
  const question = await tellHow(call, request.message_id, say)
  await sandbox.act('share_number', { who: 'aisha', reply_to: question.wamid })
  await settled(server, connection)
  const answered = await call('GET', `/v1/phone_requests/${request.id}`)
  const contact = await call('GET', `/v1/contacts/${thread.contact_id}`)
  say([`  ${pc.yellow(answered.state)}: the phone of ${contact.display_name} is ${pc.bold(contact.phone)}`])
}

type Call = (method: string, path: string, body?: object) => Promise<Answer>

function buildCall(server: RunningServer, { api_key }: Connection): Call {
  return async (method, path, body) => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${api_key}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const answer: Answer = await response.json()
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${answer.detail}`)
    return answer
  }
}

function personOf(sandbox: Sandbox, id: string): string {
  const person = sandbox.world.people.get(id)
  const [bsuid] = [...(person?.bsuids.values() ?? [])]
  if (bsuid === undefined) throw new Error(`${id} has no BSUID`)
  return bsuid
}

async function threadWith(call: Call, bsuid: string) {
  const [contact] = (await call('GET', `/v1/contacts?bsuid=${bsuid}`)).data
  const [conversation] = (await call('GET', `/v1/conversations?contact_id=${contact.id}`)).data
  const messages = (await call('GET', `/v1/conversations/${conversation.id}/messages`)).data
  return { contact_id: contact.id, inbox_id: conversation.inbox_id, messages }
}

/** Waits until the message has left and says by which address, and why. */
async function tellHow(call: Call, message_id: string, say: (lines: string[]) => void): Promise<Answer> {
  const deadline = performance.now() + LONGEST_WAIT_MS
  for (;;) {
    const message = await call('GET', `/v1/messages/${message_id}`)
    const { state, address, error } = message.sending
    if (state === 'sent') {
      say([
        `  ${pc.blue('sent to')} ${address.kind} ${address.value} ${pc.dim(`(${REASONS.get(address.reason) ?? address.reason})`)}`,
      ])
      return message
    }
    if (state === 'failed' || performance.now() > deadline) {
      throw new Error(`the message is ${state}${error ? `: ${error.message ?? error.code}` : ''}`)
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

const REASONS = new Map<string, string>([
  ['phone_shown_recently', 'WhatsApp showed this phone with the contact in the last 30 days'],
  ['phone_attested', 'the contact shared it after a phone request'],
  ['only_phone', 'no other identifier is known'],
  ['active_bsuid', 'the phone is hidden; this id belongs to one contact only'],
  ['active_parent_bsuid', 'the id that linked portfolios share'],
])
