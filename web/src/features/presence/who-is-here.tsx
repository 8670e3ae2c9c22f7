import { useQuery } from '@tanstack/react-query'
import { presencesQuery } from '../../api/presence'
import { membersQuery } from '../../api/queries'
import { meQuery } from '../../api/session'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { PersonAvatar } from '../../ui/person-avatar'
import { useHere } from './use-typing'
import styles from './who-is-here.module.css'

const MOST_SHOWN = 3

function useOthers(conversation_id: string) {
  const here = useQuery(presencesQuery).data
  const members = useQuery(membersQuery).data ?? []
  const me = useQuery(meQuery).data?.user.id
  return here
    .filter((it) => it.conversation_id === conversation_id && it.user_id !== me)
    .map(({ user_id, typing }) => ({
      user_id,
      typing,
      name: members.find(({ id }) => id === user_id)?.name ?? t('member.unknown'),
    }))
}

/** The colleagues who look at a conversation too; and lets them know that one does oneself. */
export function WhoIsHere({ conversation_id }: { conversation_id: string }) {
  useHere(conversation_id)
  const others = useOthers(conversation_id)
  if (others.length === 0) return null
  return (
    <ul className={styles.here} aria-label={t('presence.viewing')}>
      {others.slice(0, MOST_SHOWN).map(({ user_id, name }) => (
        <li key={user_id} title={t('presence.also_viewing', { name })}>
          <PersonAvatar id={user_id} name={name} />
          <span className={common.unseen}>
            <bdi>{name}</bdi>
          </span>
        </li>
      ))}
      {others.length > MOST_SHOWN && <li className={styles.more}>+{others.length - MOST_SHOWN}</li>}
    </ul>
  )
}

/** Who else writes in a conversation at this moment. */
export function WhoIsWriting({ conversation_id }: { conversation_id: string }) {
  const writing = useOthers(conversation_id).filter(({ typing }) => typing)
  const [one, other] = writing
  return (
    <p className={styles.writing} role="status">
      {one !== undefined && (
        <>
          <span className={styles.dots} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {writing.length === 1
            ? t('presence.typing', { name: one.name })
            : writing.length === 2
              ? t('presence.typing_two_members', { one: one.name, other: other?.name ?? '' })
              : t('presence.typing_several', { count: writing.length })}
        </>
      )}
    </p>
  )
}
