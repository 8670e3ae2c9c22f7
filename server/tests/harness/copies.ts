import { at, type TestLine, type Who, webhook } from './whatsapp-line.ts'

/** What one copy of a message holds: Meta's type and the object of that type. */
export type CopyContent = { type: string; body?: object; rest?: object }

type Told = { wamid: string; seconds: number; content: CopyContent }

function messageOf({ wamid, seconds, content: { type, body, rest } }: Told): object {
  return { id: wamid, timestamp: at(seconds), type, ...(body && { [type]: body }), ...rest }
}

/** A contact's message as it comes. */
export function liveCopy(line: TestLine, who: Who, told: Told): object {
  const message = { from: who.phone, from_user_id: who.bsuid, ...messageOf(told) }
  return webhook(line, { contacts: [contactOf(who)], messages: [message] })
}

/** A contact's message while another app has the thread. */
export function standbyCopy(line: TestLine, who: Who, told: Told): object {
  const message = { from: who.phone, from_user_id: who.bsuid, ...messageOf(told) }
  return webhook(line, { standby: { contacts: [contactOf(who)], messages: [message] } }, 'standby')
}

/** What the business sent in its app. */
export function echoCopy(line: TestLine, who: Who, told: Told): object {
  const message = {
    from: line.display_phone.replace(/\D/g, ''),
    to: who.phone,
    to_user_id: who.bsuid,
    ...messageOf(told),
  }
  return webhook(line, { contacts: [contactOf(who)], message_echoes: [message] }, 'smb_message_echoes')
}

/** What another app sent, as its request to the send API. */
export function standbyEcho(line: TestLine, who: Who, { wamid, seconds, content }: Told): object {
  const { type, body, rest } = content
  const sent = { recipient: who.bsuid, type, ...(body && { [type]: body }), ...rest }
  const message_echoes = [{ id: wamid, timestamp: at(seconds), message: sent }]
  return webhook(line, { standby: { message_echoes } }, 'standby')
}

/** A message in the history that the business app synchronises, with the status that the app showed. */
export function historyCopy(
  line: TestLine,
  who: Who,
  told: Told & { direction: 'inbound' | 'outbound'; status: string },
): object {
  const from =
    told.direction === 'inbound'
      ? { from: who.phone, from_user_id: who.bsuid }
      : { from: line.display_phone.replace(/\D/g, '') }
  const message = { ...from, ...messageOf(told), history_context: { status: told.status } }
  const threads = [{ id: who.phone, context: { user_id: who.bsuid }, messages: [message] }]
  return webhook(line, { history: [{ metadata: { phase: 0, progress: 50 }, threads }] }, 'history')
}

/** The file of a message in history, which follows in a webhook of its own. */
export function historyFile(
  line: TestLine,
  who: Who,
  told: Told & { direction: 'inbound' | 'outbound' },
): object {
  const contacts = [{ user_id: who.bsuid, wa_id: who.phone }]
  if (told.direction === 'inbound') {
    const message = { from: who.phone, from_user_id: who.bsuid, ...messageOf(told) }
    return webhook(line, { contacts, messages: [message] }, 'history')
  }
  const echo = {
    from: line.display_phone.replace(/\D/g, ''),
    to: who.phone,
    to_user_id: who.bsuid,
    ...messageOf(told),
  }
  return webhook(line, { contacts, message_echoes: [echo] }, 'history')
}

function contactOf({ bsuid, phone, name }: Who): object {
  return { profile: { name }, wa_id: phone, user_id: bsuid }
}
