import type { Message } from '../../../api/types'
import { t } from '../../../i18n/t'
import common from '../../../ui/common.module.css'
import { IconPhoneIncoming, IconPhoneOutgoing, IconPhoneX } from '../../../ui/icons'
import cardStyles from './card.module.css'
import { playTime } from './measures'
import { MediaContent } from './media-content'

/** A call: the caller, how far it came or how it ended as far as WhatsApp reported, and the recording. */
export function Call({ message }: { message: Message }) {
  const ours = message.direction === 'outbound'
  const { state = 'unknown', ended_at = null, duration_s } = message.call ?? {}
  const seconds = duration_s ?? 0
  const refused = state === 'rejected'
  const missed = ended_at !== null && !(seconds > 0)
  const Icon = missed || refused ? IconPhoneX : ours ? IconPhoneOutgoing : IconPhoneIncoming
  return (
    <>
      <p className={cardStyles.row}>
        <Icon size={20} aria-hidden="true" />
        <span>
          <strong>{callWords(ours, missed, refused)}</strong>
          {seconds > 0 && (
            <span className={common.quiet}> {t('message.call.lasted', { time: playTime(seconds) })}</span>
          )}
          {state === 'ringing' && <span className={common.quiet}> {t('message.call.ringing')}</span>}
        </span>
      </p>
      {message.media?.map((file) => (
        <MediaContent key={file.id} message={message} file={file} />
      ))}
    </>
  )
}

function callWords(ours: boolean, missed: boolean, refused: boolean): string {
  if (refused) return ours ? t('message.call.contact_declined') : t('message.call.declined')
  if (missed) return ours ? t('message.call.contact_missed') : t('message.call.missed')
  return ours ? t('message.call.outgoing') : t('message.call.from_contact')
}
