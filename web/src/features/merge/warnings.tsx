import { Alert } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Contact, MergePreview } from '../../api/types'
import { t } from '../../i18n/t'

type Props = { sides: [Contact, Contact]; preview: MergePreview }

/** Warnings before two contacts are merged. */
export function Warnings({ sides, preview }: Props) {
  const { contradictions, conflict_ids } = preview
  const [question] = conflict_ids
  return (
    <>
      {contradictions.length > 0 && (
        <Alert color="orange" title={t('merge.warning.accounts')}>
          {t('merge.warning.accounts_hint')}
        </Alert>
      )}
      {question !== undefined && (
        <Alert color="orange" title={t('merge.warning.conflict')}>
          {t('merge.warning.conflict_hint')}{' '}
          <Link to="/conflicts/$conflict_id" params={{ conflict_id: question }}>
            {t('merge.warning.compare')}
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
      ...(side.queued_messages > 0 ? [t('merge.warning.queued', { name, count: side.queued_messages })] : []),
      ...(side.scheduled_messages > 0
        ? [t('merge.warning.scheduled', { name, count: side.scheduled_messages })]
        : []),
      ...(side.phone_requests > 0 ? [t('merge.warning.phone_requested', { name })] : []),
    ]
  })
  if (waiting.length === 0) return null
  return (
    <Alert color="yellow" title={t('merge.warning.pending')}>
      <ul>
        {waiting.map((words) => (
          <li key={words}>
            <bdi>{words}</bdi>
          </li>
        ))}
      </ul>
      {t('merge.warning.pending_hint')}
    </Alert>
  )
}
