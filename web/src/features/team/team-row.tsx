import { Button } from '@mantine/core'
import { client, requireDone } from '../../api/client'
import type { Team } from '../../api/types'
import { t } from '../../i18n/t'
import { AskFirst } from '../../ui/ask-first'
import common from '../../ui/common.module.css'
import formStyles from '../../ui/form.module.css'
import settingStyles from '../../ui/setting.module.css'
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
  const why = may_change ? undefined : t('team.change_not_allowed')
  return (
    <div className={settingStyles.row}>
      <div className={settingStyles.what}>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <Named label={t('member.title')} none={t('team.row.no_members')} ids={team.member_ids} of={members} />
        <Named label={t('inbox.title')} none={t('team.row.no_inboxes')} ids={team.inbox_ids} of={inboxes} />
      </div>
      <span className={formStyles.actions} title={why}>
        <Button
          variant="default"
          size="xs"
          aria-label={t('common.edit_name', { name })}
          disabled={!may_change}
          onClick={edit}
        >
          {t('common.edit')}
        </Button>
        <AskFirst
          label={t('common.remove')}
          name={t('common.remove_name', { name })}
          disabled={!may_change}
          title={t('team.remove.title')}
          words={
            <>
              <bdi>{name}</bdi>: {t('team.remove.hint')}
            </>
          }
          action={t('common.remove')}
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
    <span className={common.quiet}>
      {label}: {names.length === 0 ? none : <bdi>{names.join(', ')}</bdi>}
    </span>
  )
}
