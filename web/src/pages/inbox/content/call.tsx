import { IconPhoneIncoming, IconPhoneOutgoing, IconPhoneX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { messageQuery } from '../../../api/queries'
import type { Message } from '../../../api/types'
import { t } from '../../../i18n/t'
import { playTime } from './measures'

/** A call: who called, and how it ended as far as WhatsApp told. */
export function Call({ message }: { message: Message }) {
  const steps = useQuery(messageQuery(message)).data?.statuses ?? []
  const ours = message.direction === 'outbound'
  const ended = steps.find(({ status }) => status === 'terminate')
  const seconds = Number(ended?.data?.duration ?? 0)
  const refused = steps.some(({ status }) => status === 'rejected')
  const missed = ended !== undefined && !(seconds > 0)
  const Icon = missed || refused ? IconPhoneX : ours ? IconPhoneOutgoing : IconPhoneIncoming
  return (
    <p className="card-row call">
      <Icon size={20} aria-hidden="true" />
      <span>
        <strong>{callWords(ours, missed, refused)}</strong>
        {seconds > 0 && <span className="quiet"> {t('lasted {time}', { time: playTime(seconds) })}</span>}
      </span>
    </p>
  )
}

function callWords(ours: boolean, missed: boolean, refused: boolean): string {
  if (refused) return ours ? t('They refused your call') : t('Refused call')
  if (missed) return ours ? t('They did not answer your call') : t('Missed call')
  return ours ? t('You called') : t('They called')
}
