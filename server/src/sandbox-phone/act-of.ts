import type { PhoneAct } from './schema.ts'

type Button = Extract<PhoneAct, { act: 'tap' }>['button']

/** The sandbox's name for an act and its parameters; `numberOf` gives the WhatsApp number's id at Meta. */
export function actOf(
  asked: PhoneAct,
  numberOf: (inbox_id: string) => string,
): { action: string; given: object } {
  switch (asked.act) {
    case 'write':
      return { action: 'write', given: { number: numberOf(asked.inbox_id), text: asked.text } }
    case 'tap':
      return tapOf(asked.button, { number: numberOf(asked.inbox_id), reply_to: asked.message_id })
    case 'read':
    case 'block':
    case 'unblock':
      return { action: asked.act, given: { number: numberOf(asked.inbox_id) } }
    default: {
      const { act, ...given } = asked
      return { action: act, given }
    }
  }
}

function tapOf({ kind, id, title }: Button, thread: { number: string; reply_to: string }) {
  switch (kind) {
    case 'share_number':
      return { action: 'share_number', given: thread }
    case 'reply':
      return { action: 'write', given: { ...thread, content: { type: 'button_reply', id, title } } }
    case 'row':
      return { action: 'write', given: { ...thread, content: { type: 'list_reply', id, title } } }
    case 'quick_reply':
      return { action: 'write', given: { ...thread, content: { type: 'button', payload: id, text: title } } }
  }
}
