import { Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { reachabilityQuery } from '../../api/queries'
import type { Conversation } from '../../api/types'
import { t } from '../../i18n/t'
import { AddressLine } from './address-line'
import styles from './composer.module.css'
import { Hindrances, WhoseWork } from './hindrances'
import { WindowLeft } from './window-left'

type Props = {
  conversation: Conversation
  /** Whether the window is closed. */
  closed: boolean
  /** Why the user may not reply. */
  read_only: string | null
  error: Error | null
  /** A reply waits for the network. */
  paused: boolean
}

/** The address that a reply goes to, who is assigned, and what keeps the reply from being sent. */
export function ReplyNotices({ conversation, closed, read_only, error, paused }: Props) {
  const { id, contact, inbox_id, window } = conversation
  const reach = useQuery({ ...reachabilityQuery(contact?.id ?? '', inbox_id), enabled: contact !== null })
  const free = reach.data?.messages.free_form
  return (
    <>
      <div className={styles.facts}>
        <AddressLine name={contact?.display_name ?? t('composer.group')} address={free?.address ?? null} />
        {window?.customer_service_until && (
          <WindowLeft conversation_id={id} until={window.customer_service_until} />
        )}
      </div>
      <WhoseWork conversation={conversation} />
      {read_only !== null && (
        <Alert color="gray" py="xs">
          {read_only}
        </Alert>
      )}
      <Hindrances
        against={free?.reasons.filter((reason) => reason !== 'window_closed') ?? []}
        closed={closed}
        errors={[error]}
        paused={paused}
      />
    </>
  )
}
