import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, dataOf } from '../../api/client'
import type { Team } from '../../api/types'
import { t } from '../../i18n/t'
import settingStyles from '../../ui/setting.module.css'
import { type Choice, TeamForm } from './team-form'
import { TeamRow } from './team-row'

type Choices = { members: Choice[]; inboxes: Choice[] }

/** The teams, each edited in its place. */
export function TeamList({
  teams,
  may_change,
  ...choices
}: Choices & { teams: Team[]; may_change: boolean }) {
  const queries = useQueryClient()
  const [editing, edit] = useState<string | null>(null)
  const changed = () => {
    edit(null)
    // A member who changes teams may have changed their own access.
    void queries.invalidateQueries()
  }
  return (
    <ul className={settingStyles.rows}>
      {teams.map((team) => (
        <li key={team.id}>
          {editing === team.id ? (
            <TeamForm
              {...choices}
              given={{ name: team.name, member_ids: team.member_ids, inbox_ids: team.inbox_ids }}
              action={t('common.save')}
              save={async (body) =>
                dataOf(await client.PATCH('/v1/teams/{id}', { params: { path: { id: team.id } }, body }))
              }
              saved={changed}
              cancel={() => edit(null)}
            />
          ) : (
            <TeamRow
              {...choices}
              team={team}
              may_change={may_change}
              edit={() => edit(team.id)}
              removed={changed}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
