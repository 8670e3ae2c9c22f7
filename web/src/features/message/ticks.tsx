import { IconAlertCircle, IconCheck, IconChecks, IconHelpCircle, IconX } from '@tabler/icons-react'
import type { Message } from '../../api/types'
import { t } from '../../i18n/t'
import { own } from '../../util/own'
import { Waiting } from './waiting'

const names = (): Record<string, string> => ({
  sent: t('Sent'),
  delivered: t('Delivered'),
  read: t('Read'),
  played: t('Played'),
  cancelled: t('Cancelled before sending'),
  failed: t('Not delivered'),
  unknown: t('Outcome unknown'),
})

const ICONS = {
  sent: IconCheck,
  cancelled: IconX,
  failed: IconAlertCircle,
  unknown: IconHelpCircle,
}

export function Ticks({ message }: { message: Message }) {
  const status = message.status ?? 'queued'
  if (status === 'queued') return <Waiting message={message} />
  const name = own(names(), status) ?? status
  const late = message.undelivered
    ? t('{status}; not delivered to a phone for over a day', { status: name })
    : name
  const seen = status === 'read' || status === 'played'
  const Icon = own(ICONS, status) ?? IconChecks
  return (
    <span className={seen ? 'tick tick-seen' : 'tick'} role="img" aria-label={late} title={late}>
      <Icon size={15} aria-hidden="true" />
    </span>
  )
}
