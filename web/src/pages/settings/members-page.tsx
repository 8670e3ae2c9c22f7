import { useQuery } from '@tanstack/react-query'
import { membersQuery } from '../../api/queries'
import { meQuery } from '../../api/session'
import { Invitations } from '../../features/member/invitations'
import { MemberRow } from '../../features/member/member-row'
import { t } from '../../i18n/t'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'

/** Who works in the account, and who is invited to. */
export function MembersPage() {
  const members = useQuery(membersQuery)
  const me = useQuery(meQuery).data
  const role = me?.account?.role
  return (
    <Section title={t('member.title')} words={t('member.hint')}>
      <Panel title={t('member.list')}>
        <Loaded of={members}>
          {(found) => (
            <ul className={settingStyles.rows}>
              {found.map((member) => (
                <MemberRow
                  key={member.id}
                  member={member}
                  is_me={member.id === me?.user.id}
                  may_change={role === 'owner' || role === 'admin'}
                />
              ))}
            </ul>
          )}
        </Loaded>
      </Panel>
      <Panel title={t('invitation.title')} words={t('invitation.hint')}>
        <Invitations />
      </Panel>
    </Section>
  )
}
