import { useQuery } from '@tanstack/react-query'
import { inboxesQuery, membersQuery } from '../../api/queries'
import { meQuery } from '../../api/session'
import { teamsQuery } from '../../api/teams'
import { NewTeam } from '../../features/team/new-team'
import { TeamList } from '../../features/team/team-list'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'

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
