import { NativeSelect } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, dataOf, requireDone } from '../../api/client'
import { leave } from '../../api/session'
import { teamsQuery } from '../../api/teams'
import type { Access, Member, Role } from '../../api/types'
import { t } from '../../i18n/t'
import { AskFirst, Confirm } from '../../ui/ask-first'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import { PersonAvatar } from '../../ui/person-avatar'
import settingStyles from '../../ui/setting.module.css'
import { AccessChoice } from './access-choice'
import { roleOf, roleOptions, roleWords } from './role-words'

type Props = { member: Member; is_me: boolean; may_change: boolean }
type Change = { role?: Role; access?: Access }

export function MemberRow({ member, is_me, may_change }: Props) {
  const queries = useQueryClient()
  const [asking, setAsking] = useState<Role | null>(null)
  const { id, name, email, role } = member
  const change = async (to: Change) =>
    dataOf(await client.PATCH('/v1/members/{id}', { params: { path: { id } }, body: to }))
  const done = () => void queries.invalidateQueries()
  const changing = useMutation({ mutationFn: change, onSuccess: done })
  const shown = { ...member, ...(changing.isPending && changing.variables) }
  return (
    <li>
      <div className={settingStyles.row}>
        <PersonAvatar id={id} name={name} />
        <div className={settingStyles.what}>
          <strong>
            <bdi>{name}</bdi>
            {is_me && ` ${t('member.you')}`}
          </strong>
          <bdi className={common.quiet}>{email}</bdi>
          {member.access === 'teams' && <Teams of={member} />}
        </div>
        <NativeSelect
          aria-label={t('member.role.name', { name })}
          data={roleOptions()}
          value={shown.role}
          disabled={!may_change || changing.isPending}
          onChange={(event) => {
            const to = roleOf(event.currentTarget.value)
            if (is_me) setAsking(to)
            else changing.mutate({ role: to })
          }}
        />
        <AccessChoice
          member={shown}
          disabled={!may_change || changing.isPending}
          choose={(access) => changing.mutate({ access })}
        />
        <AskFirst
          label={is_me ? t('member.leave.action') : t('common.remove')}
          name={is_me ? t('member.leave.name') : t('common.remove_name', { name })}
          disabled={!may_change}
          title={is_me ? t('member.leave.title') : t('member.remove.title')}
          words={
            <>
              <bdi>{name}</bdi>: {t('member.remove.hint')}
            </>
          }
          action={is_me ? t('member.leave.action') : t('common.remove')}
          run={async () => requireDone(await client.DELETE('/v1/members/{id}', { params: { path: { id } } }))}
          // A member who leaves starts over, so that nothing of the account stays in memory.
          done={() => (is_me ? leave() : done())}
        />
      </div>
      <Failure of={changing.error} />
      <Confirm
        opened={asking !== null}
        title={t('member.change_role.title')}
        words={
          asking && `${roleWords(asking).name}: ${roleWords(asking).may} ${t('member.change_role.hint')}`
        }
        action={t('member.change_role.confirm')}
        run={() => change({ role: asking ?? role })}
        done={done}
        close={() => setAsking(null)}
      />
    </li>
  )
}

/** The teams through which a member sees inboxes, or that they see none. */
function Teams({ of: { id } }: { of: Member }) {
  const teams = useQuery(teamsQuery).data
  if (teams === undefined) return null
  const seen_by = teams.filter(({ member_ids, inbox_ids }) => member_ids.includes(id) && inbox_ids.length > 0)
  if (seen_by.length === 0) {
    return <span className={common.warning}>{t('member.access.no_team')}</span>
  }
  return (
    <span className={common.quiet}>
      {t('member.access.teams_listed')} <bdi>{seen_by.map(({ name }) => name).join(', ')}</bdi>
    </span>
  )
}
