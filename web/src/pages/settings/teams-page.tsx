import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, dataOf } from '../../api/client'
import { inboxesQuery, membersQuery } from '../../api/queries'
import { meQuery } from '../../api/session'
import { teamsQuery } from '../../api/teams'
import type { Team } from '../../api/types'
import { type Choice, TeamForm } from '../../features/team/team-form'
import { TeamRow } from '../../features/team/team-row'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'

const NEW_TEAM = { name: '', member_ids: [], inbox_ids: [] }

/** Who works together, and on which inboxes. */
export function TeamsPage() {
  const teams = useQuery(teamsQuery)
  const members = useQuery(membersQuery).data ?? []
  const inboxes = useQuery(inboxesQuery).data?.data ?? []
  const role = useQuery(meQuery).data?.account?.role
  const may_change = role === 'owner' || role === 'admin'
  const choices = { members, inboxes }
  return (
    <Section title={t('team.title')} words={t('team.hint')}>
      {may_change && (
        <Panel title={t('team.add.title')}>
          <NewTeam {...choices} />
        </Panel>
      )}
      <Panel title={t('team.list')}>
        <Loaded of={teams}>
          {(found) =>
            found.length === 0 ? (
              <p className={common.quiet}>{t('team.empty')}</p>
            ) : (
              <TeamList teams={found} may_change={may_change} {...choices} />
            )
          }
        </Loaded>
      </Panel>
    </Section>
  )
}

type Choices = { members: Choice[]; inboxes: Choice[] }

function NewTeam(choices: Choices) {
  const queries = useQueryClient()
  return (
    <TeamForm
      {...choices}
      given={NEW_TEAM}
      action={t('team.add.confirm')}
      save={async (body) => dataOf(await client.POST('/v1/teams', { body }))}
      saved={() => void queries.invalidateQueries({ queryKey: teamsQuery.queryKey })}
    />
  )
}

function TeamList({ teams, may_change, ...choices }: Choices & { teams: Team[]; may_change: boolean }) {
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
