import { Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { wordsOf } from '../../api/client'
import { membersQuery } from '../../api/queries'
import { meQuery } from '../../api/session'
import type { Conversation } from '../../api/types'
import { t } from '../../i18n/t'
import { refusalWords } from '../../util/words'
import styles from './hindrances.module.css'

type Props = {
  /** Why WhatsApp or we would refuse an answer, by our codes. */
  against: string[]
  closed: boolean
  errors: (Error | null)[]
  /** An answer waits for the network. */
  paused: boolean
}

/** Whatever keeps an answer from leaving, in words. */
export function Hindrances({ against, closed, errors, paused }: Props) {
  return (
    <>
      {against.map((reason) => (
        <Alert key={reason} color="orange" py="xs">
          {refusalWords(reason)}
        </Alert>
      ))}
      {closed && (
        <Alert color="yellow" py="xs" title={t('composer.window_closed')}>
          {refusalWords('window_closed')}
        </Alert>
      )}
      {errors.map(
        (error) =>
          error && (
            <Alert key={error.message} color="red" role="alert" py="xs">
              {wordsOf(error)}
            </Alert>
          ),
      )}
      <div role="status">
        {paused && (
          <Alert color="yellow" py="xs">
            {t('composer.offline')}
          </Alert>
        )}
      </div>
    </>
  )
}

/** Says that a colleague has this conversation, also when they take it while the user writes. */
export function WhoseWork({ conversation }: { conversation: Conversation }) {
  const me = useQuery(meQuery).data
  const members = useQuery(membersQuery).data
  const { assignee_id } = conversation
  const name = members?.find(({ id }) => id === assignee_id)?.name
  const another = assignee_id !== null && me !== undefined && assignee_id !== me.user.id
  return (
    <div role="status">
      {another && (
        <p className={styles.whose}>
          {name === undefined ? t('composer.assigned_elsewhere') : t('composer.assigned_to', { name })}
        </p>
      )}
    </div>
  )
}

/** Why the current user may not reply at all; null if they may. */
export function useReadOnly(): string | null {
  const role = useQuery(meQuery).data?.account?.role
  return role === 'viewer' ? t('composer.read_only') : null
}
