import { useQuery, useQueryClient } from '@tanstack/react-query'
import { client, requireDone } from '../../api/client'
import { invitationsQuery } from '../../api/settings'
import { t } from '../../i18n/t'
import { AskFirst } from '../../ui/ask-first'
import common from '../../ui/common.module.css'
import { Loaded } from '../../ui/loaded'
import settingStyles from '../../ui/setting.module.css'
import { longTime } from '../../util/words'
import { InviteForm } from './invite-form'
import { accessOptions, roleWords } from './role-words'

/** A form to invite a member, and the open invitations. */
export function Invitations() {
  const queries = useQueryClient()
  const invitations = useQuery(invitationsQuery)
  const withdraw = async (id: string) =>
    requireDone(await client.DELETE('/v1/invitations/{id}', { params: { path: { id } } }))
  return (
    <Loaded of={invitations}>
      {(open) => (
        <>
          <InviteForm />
          {open.length === 0 && <p className={common.quiet}>{t('invitation.empty')}</p>}
          <ul className={settingStyles.rows}>
            {open.map(({ id, email, role, access, expires_at }) => (
              <li key={id} className={settingStyles.row}>
                <div className={settingStyles.what}>
                  <strong>
                    <bdi>{email}</bdi>
                  </strong>
                  <span className={common.quiet}>
                    {roleWords(role).name}
                    {access === 'teams' && ` · ${accessOptions().at(-1)?.label}`} ·{' '}
                    {t('common.until', { time: longTime(expires_at) })}
                  </span>
                </div>
                <AskFirst
                  label={t('invitation.withdraw.action')}
                  name={t('invitation.withdraw.name', { email })}
                  title={t('invitation.withdraw.title')}
                  words={
                    <>
                      <bdi>{email}</bdi>: {t('invitation.withdraw.hint')}
                    </>
                  }
                  action={t('invitation.withdraw.action')}
                  run={() => withdraw(id)}
                  done={() => void queries.invalidateQueries({ queryKey: invitationsQuery.queryKey })}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </Loaded>
  )
}
