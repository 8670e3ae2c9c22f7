import { ActionIcon, Loader, Popover } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { wordsOf } from '../../api/client'
import { messageQuery } from '../../api/queries'
import type { Message } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { IconInfoCircle } from '../../ui/icons'
import { longTime } from '../../util/words'
import bubbleActionStyles from './bubble-action.module.css'
import styles from './message-details.module.css'

/** A button that shows what WhatsApp reported about a sent message, beyond its ticks. */
export function MessageDetails({ message }: { message: Message }) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="top-end"
      trapFocus
      returnFocus
      shadow="md"
      withinPortal
    >
      <Popover.Target>
        <ActionIcon
          className={bubbleActionStyles.action}
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('message.details.title')}
          onClick={() => setOpen(!open)}
        >
          <IconInfoCircle size={14} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('message.details.title')}>
        {open && <Told message={message} />}
      </Popover.Dropdown>
    </Popover>
  )
}

function Told({ message }: { message: Message }) {
  // A status that repeats what is known makes no event, so each opening reads the message again.
  const { data, error } = useQuery({ ...messageQuery(message), staleTime: 0 })
  if (error) return <p role="alert">{wordsOf(error)}</p>
  if (data === undefined) return <Loader size="sm" aria-label={t('common.loading')} />
  const told = data.statuses.flatMap(({ conversation }) => conversation ?? [])
  if (told.length === 0) return <p className={common.quiet}>{t('message.details.none')}</p>
  // Only the first status of a message has the expiry, so each member is the first that a status gives.
  const id = told.find((it) => it.id !== null)?.id
  const origin = told.find((it) => it.origin !== null)?.origin
  const expires_at = told.find((it) => it.expires_at !== null)?.expires_at
  return (
    <dl className={styles.details}>
      {id && (
        <div>
          <dt>{t('message.details.conversation')}</dt>
          <dd>{id}</dd>
        </div>
      )}
      {origin && (
        <div>
          <dt>{t('message.details.origin')}</dt>
          <dd>{originWords(origin)}</dd>
        </div>
      )}
      {expires_at && (
        <div>
          <dt>{origin === FREE_ENTRY ? t('message.details.free_until') : t('message.details.ends')}</dt>
          <dd>
            <time dateTime={expires_at}>{longTime(expires_at)}</time>
          </dd>
        </div>
      )}
    </dl>
  )
}

const FREE_ENTRY = 'referral_conversion'

/** WhatsApp may add origins: one that is new is shown in WhatsApp's word. */
function originWords(origin: string): string {
  return origin === FREE_ENTRY ? t('message.details.free_entry') : origin.replaceAll('_', ' ')
}
