import { Alert } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Contact, MergePreview } from '../../../api/types'
import { t } from '../../../i18n/t'

type Props = { sides: [Contact, Contact]; preview: MergePreview }

/** What somebody should know before they say that two are one. */
export function Warnings({ sides, preview }: Props) {
  const { contradictions, conflict_ids } = preview
  const [question] = conflict_ids
  return (
    <>
      {contradictions.length > 0 && (
        <Alert color="orange" title={t('To WhatsApp, these are two different accounts')}>
          {t(
            'Each has a WhatsApp ID of its own. Merge them only if you know that one person uses both; each answer still goes to the account that wrote.',
          )}
        </Alert>
      )}
      {question !== undefined && (
        <Alert color="orange" title={t('A question about these two is open')}>
          {t('A merge answers it.')}{' '}
          <Link to="/conflicts/$conflict_id" params={{ conflict_id: question }}>
            {t('See what speaks for each')}
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
        ? [t('{name}: {count} messages are on their way', { name, count: side.queued_messages })]
        : []),
      ...(side.scheduled_messages > 0
        ? [t('{name}: {count} messages are scheduled', { name, count: side.scheduled_messages })]
        : []),
      ...(side.phone_requests > 0
        ? [t('{name}: asked for their phone number, not answered yet', { name })]
        : []),
    ]
  })
  if (waiting.length === 0) return null
  return (
    <Alert color="yellow" title={t('Something is waiting')}>
      <ul>
        {waiting.map((words) => (
          <li key={words}>
            <bdi>{words}</bdi>
          </li>
        ))}
      </ul>
      {t('It moves along, and still goes to the one whom it was written to.')}
    </Alert>
  )
}
