import { IconAlertCircle, IconCheck, IconChecks, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { messageQuery } from '../../api/queries'
import type { Message } from '../../api/types'
import { Waiting } from './waiting'

const NAMES: Record<string, string> = {
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  played: 'Played',
  cancelled: 'Cancelled, never sent',
}

export function Ticks({ message }: { message: Message }) {
  const status = message.status ?? 'queued'
  if (status === 'failed') return <Failure message={message} />
  if (status === 'queued') return <Waiting message={message} />
  const name = NAMES[status] ?? status
  const seen = status === 'read' || status === 'played'
  const Icon = status === 'cancelled' ? IconX : status === 'sent' ? IconCheck : IconChecks
  return (
    <span className={seen ? 'tick tick-seen' : 'tick'} role="img" aria-label={name} title={name}>
      <Icon size={15} aria-hidden="true" />
    </span>
  )
}

function Failure({ message }: { message: Message }) {
  const { data } = useQuery(messageQuery(message))
  const error = data?.sending?.error ?? data?.statuses.flatMap(({ errors }) => errors ?? [])[0]
  return (
    <span className="warning">
      <IconAlertCircle size={15} aria-hidden="true" /> Not delivered
      {error !== undefined && `: ${reasonOf(error)}`}
    </span>
  )
}

// Ours name a code and a sentence, Meta's nest the sentence in different places.
function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'WhatsApp gave no reason'
  const fields = new Map(Object.entries(error))
  const detail = fields.get('error_data')
  const nested = typeof detail === 'object' && detail !== null && 'details' in detail ? detail.details : null
  const words = [nested, fields.get('detail'), fields.get('message'), fields.get('title'), fields.get('code')]
  return String(words.find((word) => word !== null && word !== undefined && word !== '') ?? 'no reason given')
}
