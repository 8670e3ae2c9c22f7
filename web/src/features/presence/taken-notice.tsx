import { Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { membersQuery } from '../../api/queries'
import { meQuery } from '../../api/session'
import type { Conversation } from '../../api/types'
import { t } from '../../i18n/t'
import { readDraft } from '../../util/draft'

/** Says that a colleague has taken the conversation that the user is writing in. The draft stays. */
export function TakenNotice({ conversation }: { conversation: Conversation }) {
  const { id, assignee_id } = conversation
  const members = useQuery(membersQuery).data ?? []
  const me = useQuery(meQuery).data?.user.id
  const [known, setKnown] = useState(assignee_id)
  const [taken_by, setTakenBy] = useState<string | null>(null)
  if (known !== assignee_id) {
    setKnown(assignee_id)
    const another = assignee_id !== null && assignee_id !== me
    const writes = readDraft(id) !== '' || readDraft(`note.${id}`) !== ''
    setTakenBy(another && writes ? assignee_id : null)
  }
  if (taken_by === null) return null
  const name = members.find((member) => member.id === taken_by)?.name ?? t('member.unknown')
  return (
    <Alert
      color="orange"
      role="alert"
      mx="md"
      mt="xs"
      withCloseButton
      closeButtonLabel={t('common.dismiss')}
      onClose={() => setTakenBy(null)}
      title={t('presence.reassigned.title', { name })}
    >
      {t('presence.reassigned.hint')}
    </Alert>
  )
}
