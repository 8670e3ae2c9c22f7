import type { SandboxMessage, SandboxPerson } from './schema.ts'

/** One of the account's inboxes that is a line of the sandbox. */
export type OwnLine = {
  id: string
  inbox_id: string
  name: string
  phone: string
  /** The line and its portfolio, as the sandbox names them. */
  number_id: string
  portfolio_id: string
}

const NEWEST = 200
// What changes another message instead of standing for itself.
const QUIET_TYPES = new Set(['edit', 'revoke'])

export function presentPerson({ id, name, phone, username, registered }: SandboxPerson) {
  return { id, name, phone: `+${phone}`, username, registered }
}

export function presentPhone(person: SandboxPerson, messages: SandboxMessage[], lines: OwnLine[]) {
  return {
    ...presentPerson(person),
    online: person.behaviour.online,
    reads: person.behaviour.reads,
    inboxes: lines.map(({ inbox_id, name, number_id, portfolio_id }) => ({
      inbox_id,
      name,
      bsuid: person.bsuids[portfolio_id] ?? null,
      phone_visible: person.phone_visible_to.includes(number_id),
      blocked: person.blocked_numbers.includes(number_id),
    })),
    messages: messages
      .flatMap((message) => {
        const line = lines.find(({ number_id }) => number_id === message.number_id)
        return line === undefined || QUIET_TYPES.has(message.type) ? [] : [presentMessage(message, line)]
      })
      .slice(-NEWEST),
  }
}

function presentMessage(message: SandboxMessage, { inbox_id }: OwnLine) {
  const { id, from, type, at_ms, arrival, revoked = false, shown } = message
  return {
    id,
    inbox_id,
    from,
    type,
    text: shown.text,
    buttons: shown.buttons,
    at: new Date(at_ms).toISOString(),
    arrival,
    revoked,
  }
}
