import { Button } from '@mantine/core'
import { client, requireDone } from '../../api/client'
import type { Team } from '../../api/types'
import { t } from '../../i18n/t'
import { AskFirst } from '../../ui/ask-first'
import type { Choice } from './team-form'

type Props = {
  team: Team
  members: Choice[]
  inboxes: Choice[]
  may_change: boolean
  edit: () => void
  removed: () => void
}

export function TeamRow({ team, members, inboxes, may_change, edit, removed }: Props) {
  const { id, name } = team
  const why = may_change ? undefined : t('Only owners and admins can change teams.')
  return (
    <div className="setting-row">
      <div className="setting-what">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <Named label={t('Members')} none={t('no members')} ids={team.member_ids} of={members} />
        <Named label={t('Inboxes')} none={t('none')} ids={team.inbox_ids} of={inboxes} />
      </div>
      <span className="decisions" title={why}>
        <Button
          variant="default"
          size="xs"
          aria-label={t('Edit {name}', { name })}
          disabled={!may_change}
          onClick={edit}
        >
          {t('Edit')}
        </Button>
        <AskFirst
          label={t('Delete')}
          name={t('Delete {name}', { name })}
          disabled={!may_change}
          title={t('Delete this team?')}
          words={
            <>
              <bdi>{name}</bdi>:{' '}
              {t(
                'Its conversations have no team afterwards but keep their assignees. Members limited to their teams’ inboxes lose access to this team’s inboxes, unless another team gives access. Their conversations there become unassigned.',
              )}
            </>
          }
          action={t('Delete')}
          run={async () => requireDone(await client.DELETE('/v1/teams/{id}', { params: { path: { id } } }))}
          done={removed}
        />
      </span>
    </div>
  )
}

function Named({
  label,
  none,
  ids,
  of: choices,
}: {
  label: string
  none: string
  ids: string[]
  of: Choice[]
}) {
  const names = choices.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
  return (
    <span className="quiet">
      {label}: {names.length === 0 ? none : <bdi>{names.join(', ')}</bdi>}
    </span>
  )
}
