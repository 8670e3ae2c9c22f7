import { Alert } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Contact, MergePreview } from '../../api/types'
import { t } from '../../i18n/t'

type Props = { sides: [Contact, Contact]; preview: MergePreview }

/** What somebody should know before they say that two are one. */
export function Warnings({ sides, preview }: Props) {
  const { contradictions, conflict_ids } = preview
  const [question] = conflict_ids
  return (
    <>
      {contradictions.length > 0 && (
        <Alert color="orange" title={t('These are two different WhatsApp accounts')}>
          {t(
            'Each has its own WhatsApp ID. Merge only if the same customer uses both; replies still go to the account that wrote.',
          )}
        </Alert>
      )}
      {question !== undefined && (
        <Alert color="orange" title={t('These contacts have an open conflict')}>
          {t('Merging resolves it.')}{' '}
          <Link to="/conflicts/$conflict_id" params={{ conflict_id: question }}>
            {t('Compare the evidence')}
          </Link>
        </Alert>
      )}
      <Waiting sides={sides} preview={preview} />
    </>
  )
}

function Waiting({ sides, preview }: Props) {
  const waiting = preview.sides.flatMap((side, index) => {
    const name = sides[index]?.display_name ?? ''
    return [
      ...(side.queued_messages > 0
        ? [t('{name}: {count} messages are queued', { name, count: side.queued_messages })]
        : []),
      ...(side.scheduled_messages > 0
        ? [t('{name}: {count} messages are scheduled', { name, count: side.scheduled_messages })]
        : []),
      ...(side.phone_requests > 0 ? [t('{name}: phone number requested, no reply yet', { name })] : []),
    ]
  })
  if (waiting.length === 0) return null
  return (
    <Alert color="yellow" title={t('Pending messages and requests')}>
      <ul>
        {waiting.map((words) => (
          <li key={words}>
            <bdi>{words}</bdi>
          </li>
        ))}
      </ul>
      {t('These move to the merged contact but still go to the original recipient.')}
    </Alert>
  )
}
