import type { Message } from '../../../api/types'
import { t } from '../../../i18n/t'
import common from '../../../ui/common.module.css'
import { IconBan } from '../../../ui/icons'
import { longTime } from '../../../util/words'
import styles from './taken-back.module.css'

/** In place of a deleted message: only that it was deleted, since its author removed the content. */
export function TakenBack({ message: { direction, type, revoked_at } }: { message: Message }) {
  return (
    <p
      className={`${common.quiet} ${styles.taken}`}
      title={revoked_at === null ? undefined : longTime(revoked_at)}
    >
      <IconBan className={styles.icon} size={16} aria-hidden="true" />
      {takenBackWords(direction === 'outbound', type === 'revoke')}
    </p>
  )
}

/** `unknown`: the message never came here, so that the taking back stands for it. */
function takenBackWords(mine: boolean, unknown: boolean): string {
  if (unknown) return mine ? t('message.deleted.by_you_unseen') : t('message.deleted.by_contact_unseen')
  return mine ? t('message.deleted.by_you') : t('message.deleted.by_contact')
}
