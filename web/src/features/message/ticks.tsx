import type { Message } from '../../api/types'
import { t } from '../../i18n/t'
import { IconAlertCircle, IconCheck, IconChecks, IconHelpCircle, IconX } from '../../ui/icons'
import { own } from '../../util/own'
import styles from './ticks.module.css'
import { Waiting } from './waiting'

const names = (): Record<string, string> => ({
  sent: t('message.status.sent'),
  delivered: t('message.status.delivered'),
  read: t('message.status.read'),
  played: t('message.status.played'),
  cancelled: t('message.status.cancelled_unsent'),
  failed: t('message.failed.label'),
  unknown: t('message.status.unknown'),
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
  const late = message.undelivered ? t('message.status.late', { status: name }) : name
  const seen = status === 'read' || status === 'played'
  const Icon = own(ICONS, status) ?? IconChecks
  return (
    <span
      className={seen ? `${styles.tick} ${styles.seen}` : styles.tick}
      role="img"
      aria-label={late}
      title={late}
    >
      <Icon size={15} aria-hidden="true" />
    </span>
  )
}
