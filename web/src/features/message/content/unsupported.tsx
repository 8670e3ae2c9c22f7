import { IconMessageOff } from '@tabler/icons-react'
import type { Message } from '../../../api/types'
import { t } from '../../../i18n/t'
import { own } from '../../../util/own'
import { dataOf, listOf, wordsIn } from './read-content'

const kinds = (): Record<string, string> => ({
  poll_creation: t('a poll'),
  poll_update: t('a poll vote'),
  gif: t('a GIF'),
  group_invite: t('a group invitation'),
  pin: t('a pinned message'),
  keep_in_chat: t('a kept message'),
  link_preview: t('a link'),
  product: t('a product'),
  list: t('a list'),
})

/** What WhatsApp keeps from businesses, or what we do not know yet: that it is there, and what was said about it. */
export function Unsupported({ message }: { message: Message }) {
  const kind = wordsIn(dataOf(message).type)
  const named =
    message.type === 'unsupported' ? kind && (own(kinds(), kind) ?? kind.replaceAll('_', ' ')) : null
  return (
    <div className="card card-row">
      <IconMessageOff size={22} aria-hidden="true" />
      <div>
        <p>
          {message.type !== 'unsupported'
            ? t('Can’t show messages of the type “{type}” yet. The API returns the full message.', {
                type: message.type,
              })
            : named
              ? t('WhatsApp doesn’t deliver this to businesses: {what}.', { what: named })
              : t('WhatsApp doesn’t deliver this type of message to businesses.')}
        </p>
        <Errors message={message} />
      </div>
    </div>
  )
}

/** What WhatsApp said was wrong with a message that came in. */
export function Errors({ message }: { message: Message }) {
  return listOf(message.content.errors).map(({ code, title, details }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the errors of a message never change
    <p key={index} className="quiet" dir="auto">
      {t('WhatsApp reported: {words}', { words: wordsIn(details) ?? wordsIn(title) ?? String(code) })}
    </p>
  ))
}
