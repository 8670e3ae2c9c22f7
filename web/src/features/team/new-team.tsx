import { useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '../../api/client'
import { teamsQuery } from '../../api/teams'
import { t } from '../../i18n/t'
import { type Choice, TeamForm } from './team-form'

const NEW_TEAM = { name: '', member_ids: [], inbox_ids: [] }

/** Adds a team of members, for inboxes. */
export function NewTeam(choices: { members: Choice[]; inboxes: Choice[] }) {
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
