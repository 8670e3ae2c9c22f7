import type { Message } from '../../../api/types'
import { t } from '../../../i18n/t'
import common from '../../../ui/common.module.css'
import { IconMessageOff } from '../../../ui/icons'
import { own } from '../../../util/own'
import cardStyles from './card.module.css'
import { dataOf, listOf, wordsIn } from './read-content'

const kinds = (): Record<string, string> => ({
  poll_creation: t('message.unsupported.poll'),
  poll_update: t('message.unsupported.poll_vote'),
  gif: t('message.unsupported.gif'),
  group_invite: t('message.unsupported.group_invite'),
  pin: t('message.unsupported.pin'),
  keep_in_chat: t('message.unsupported.kept'),
  link_preview: t('message.unsupported.link'),
  product: t('message.unsupported.product'),
  list: t('message.unsupported.list'),
})

/** What WhatsApp keeps from businesses, or what we do not know yet: that it is there, and what was said about it. */
export function Unsupported({ message }: { message: Message }) {
  const kind = wordsIn(dataOf(message).type)
  const named =
    message.type === 'unsupported' ? kind && (own(kinds(), kind) ?? kind.replaceAll('_', ' ')) : null
  return (
    <div className={`${cardStyles.card} ${cardStyles.row}`}>
      <IconMessageOff size={22} aria-hidden="true" />
      <div>
        <p>
          {message.type !== 'unsupported'
            ? t('message.unsupported.new_type', {
                type: message.type,
              })
            : named
              ? t('message.unsupported.named', { what: named })
              : t('message.unsupported.unnamed')}
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
    <p key={index} className={common.quiet} dir="auto">
      {t('message.whatsapp_reported', { words: wordsIn(details) ?? wordsIn(title) ?? String(code) })}
    </p>
  ))
}
