import type { JsonObject, WebhookBody } from '../world/wire.ts'

/**
 * The presence matrices of the documentation, checked on one webhook body without knowing the world. Returns what is
 * wrong, in words; an empty list means that the body could be Meta's. `enrolled` says which numbers carry parents.
 */
export function presenceProblems(
  body: WebhookBody,
  enrolled: (phone_number_id: string) => boolean = () => false,
): string[] {
  const problems: string[] = []
  for (const { changes } of body.entry) {
    for (const { field, value } of changes) {
      const { phone_number_id } = objectOf(value.metadata)
      const check: Check = {
        parents: enrolled(String(phone_number_id)),
        contacts: listOf(value.contacts),
        problem: (text) => problems.push(`${field}: ${text} in ${JSON.stringify(value)}`),
      }
      if (field === 'messages') checkMessages(check, value)
      if (field === 'smb_message_echoes') checkEchoes(check, value)
      checkValues(check, value)
    }
  }
  return problems
}

type Check = { parents: boolean; contacts: JsonObject[]; problem: (text: string) => void }

const REGULAR = /^[A-Z]{2}\.(?!ENT\.)[A-Za-z0-9]{1,128}$/
const PARENT = /^[A-Z]{2}\.ENT\.[A-Za-z0-9]{1,128}$/
const PHONE = /^\d{7,15}$/

function checkMessages(check: Check, value: JsonObject): void {
  for (const message of listOf(value.messages)) {
    if (message.type === 'system') checkSystem(check, message)
    else checkInbound(check, message)
  }
  for (const status of listOf(value.statuses)) {
    if (status.recipient_type === 'group') checkGroupStatus(check, status)
    else checkStatus(check, status)
  }
}

function checkInbound(check: Check, message: JsonObject): void {
  const { problem } = check
  const contact = check.contacts.find(({ user_id }) => user_id === message.from_user_id)
  if (!contact) {
    problem('a message has no contact')
    return
  }
  const profile = objectOf(contact.profile)
  if (profile.username === undefined && contact.wa_id === undefined) problem('no username, yet no phone')
  if (message.from !== contact.wa_id) problem('from and wa_id differ')
  if (message.from_parent_user_id !== contact.parent_user_id) problem('the parents differ')
  checkPerson(check, contact)
}

function checkPerson({ parents, problem }: Check, person: JsonObject): void {
  if (typeof person.user_id !== 'string' || !REGULAR.test(person.user_id)) problem('user_id is no BSUID')
  if ((person.parent_user_id !== undefined) !== parents) problem('parent_user_id is there or not, wrongly')
  if (person.parent_user_id !== undefined && !PARENT.test(String(person.parent_user_id))) {
    problem('parent_user_id is no parent BSUID')
  }
  if (person.wa_id !== undefined && !PHONE.test(String(person.wa_id))) problem('wa_id is no phone')
}

function checkStatus(check: Check, status: JsonObject): void {
  const { problem, contacts, parents } = check
  if (status.status === 'failed') {
    if (contacts.length > 0) problem('a failed status has contacts')
    if (status.recipient_user_id === undefined && status.recipient_id === undefined)
      problem('nobody is named')
    return
  }
  if (typeof status.recipient_user_id !== 'string') problem('recipient_user_id is missing')
  if ((status.recipient_parent_user_id !== undefined) !== parents)
    problem('the parent is there or not, wrongly')
  if (status.status === 'played' && contacts.length === 0) return
  const contact = contacts.find(({ user_id }) => user_id === status.recipient_user_id)
  if (!contact) {
    problem('a status has no contact')
    return
  }
  const { name, username } = objectOf(contact.profile)
  if (name === undefined) problem('the name is missing')
  if (status.status === 'sent' && username !== undefined) problem('a sent status shows the username')
  if (status.recipient_id !== contact.wa_id) problem('recipient_id and wa_id differ')
  checkPerson(check, contact)
}

function checkGroupStatus({ problem, contacts, parents }: Check, status: JsonObject): void {
  if (typeof status.recipient_id !== 'string') problem('the group is missing')
  // A message to a group names only the group; only receipts name a person.
  if (status.status !== 'delivered' && status.status !== 'read') return
  if (typeof status.recipient_participant_user_id !== 'string') problem('the participant is missing')
  if ((status.recipient_participant_parent_user_id !== undefined) !== parents) problem('parent, wrongly')
  const contact = contacts.find(({ user_id }) => user_id === status.recipient_participant_user_id)
  if (!contact) problem('a participant has no contact')
  else if (status.recipient_participant_id !== contact.wa_id) problem('participant phones differ')
}

function checkSystem({ problem, contacts, parents }: Check, message: JsonObject): void {
  const system = objectOf(message.system)
  if (contacts.length > 0) problem('a system message has contacts')
  if (!REGULAR.test(String(system.user_id)) || !REGULAR.test(String(system.previous_user_id))) {
    problem('a BSUID is missing')
  }
  if ((system.type === 'user_changed_number') !== (system.wa_id !== undefined)) problem('wa_id, wrongly')
  if ((system.previous_parent_user_id !== undefined) !== parents) problem('parents, wrongly')
}

function checkEchoes(check: Check, value: JsonObject): void {
  for (const echo of listOf(value.message_echoes)) {
    const contact = check.contacts.find(({ user_id }) => user_id === echo.to_user_id)
    if (!contact) check.problem('an echo has no contact')
    else if (echo.to !== contact.wa_id) check.problem('to and wa_id differ')
    if (contact) checkPerson(check, contact)
  }
}

/** By contract nothing is ever empty: what cannot be said is left out. */
function checkValues({ problem }: Check, value: unknown, path = ''): void {
  if (value === null || value === '') {
    // The parts of a contact card's name are the one place where the documentation shows empty text.
    if (!/contacts\.\d+\.name\.|addresses/.test(path)) problem(`${path} is empty`)
    return
  }
  if (typeof value !== 'object') return
  for (const [key, inner] of Object.entries(value)) {
    checkValues({ problem } as Check, inner, path === '' ? key : `${path}.${key}`)
  }
}

function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
}

function listOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.map(objectOf) : []
}
