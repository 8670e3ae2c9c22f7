import { wordsOf } from '../../api/client'
import type { Contact } from '../../api/types'
import { t } from '../../i18n/t'
import type { InboxSearch } from '../../paths'
import { PersonAvatar } from '../../ui/person-avatar'
import rowStyles from '../../ui/row.module.css'
import { useOpenThread } from '../contact/use-open-thread'

type Props = { person: Pick<Contact, 'id' | 'display_name' | 'username' | 'phone'>; search: InboxSearch }

export function FoundPerson({ person: { id, display_name, username, phone }, search }: Props) {
  const opening = useOpenThread(id, { ...search, message: undefined })
  return (
    <button type="button" className={rowStyles.row} data-result onClick={() => opening.mutate()}>
      <PersonAvatar id={id} name={display_name} />
      <span className={rowStyles.main}>
        <strong>
          <bdi>{display_name}</bdi>
        </strong>
        <span className={rowStyles.text}>
          {opening.data === false ? (
            t('search.no_conversation')
          ) : opening.error ? (
            wordsOf(opening.error)
          ) : (
            <bdi>{[username && `@${username}`, phone].filter(Boolean).join(' · ')}</bdi>
          )}
        </span>
      </span>
    </button>
  )
}
