import { Badge, Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ApiError } from '../../api/client'
import { type OwnSession, ownSessionsQuery, revokeOtherSessions, revokeSession } from '../../api/own'
import { leave } from '../../api/session'
import { say } from '../../i18n/say'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { Loaded } from '../../ui/loaded'
import settingStyles from '../../ui/setting.module.css'
import { longTime } from '../../util/words'
import { deviceWords } from './device-words'

/** Every browser that is signed in as oneself; each can be signed out. */
export function Sessions({ current }: { current: string }) {
  const queries = useQueryClient()
  const sessions = useQuery(ownSessionsQuery)
  const ending = useMutation({
    // null: all but this one.
    mutationFn: (token: string | null) => (token === null ? revokeOtherSessions() : revokeSession(token)),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  })
  // A stranger at an unlocked screen should not learn where else the user is signed in.
  if (sessions.error instanceof ApiError && sessions.error.code === 'SESSION_NOT_FRESH')
    return <SignInAgain />
  return (
    <Loaded of={sessions}>
      {(found) => (
        <>
          <ul className={settingStyles.rows}>
            {found.map((session) => (
              <SessionRow
                key={session.token}
                session={session}
                is_current={session.token === current}
                busy={ending.isPending}
                end={() => ending.mutate(session.token)}
              />
            ))}
          </ul>
          <Failure of={ending.error} />
          {found.length > 1 && (
            <div className={formStyles.actions}>
              <Button variant="default" loading={ending.isPending} onClick={() => ending.mutate(null)}>
                {t('session.sign_out_elsewhere')}
              </Button>
            </div>
          )}
        </>
      )}
    </Loaded>
  )
}

type RowProps = { session: OwnSession; is_current: boolean; busy: boolean; end: () => void }

function SessionRow({ session, is_current, busy, end }: RowProps) {
  const { createdAt, updatedAt, ipAddress, userAgent } = session
  const device = deviceWords(userAgent)
  return (
    <li className={settingStyles.row}>
      <div className={settingStyles.what}>
        <strong>{device}</strong>
        <span className={common.quiet}>
          {t('session.signed_in_at', { time: longTime(createdAt) })}
          {updatedAt > createdAt && ` · ${t('common.last_used', { time: longTime(updatedAt) })}`}
          {ipAddress && <> · {say('session.from_address', { address: <bdi>{ipAddress}</bdi> })}</>}
        </span>
      </div>
      {is_current ? (
        <Badge variant="light">{t('session.this_browser')}</Badge>
      ) : (
        <Button
          variant="default"
          size="xs"
          disabled={busy}
          onClick={end}
          aria-label={t('session.sign_out_device', { device })}
        >
          {t('sign_in.sign_out')}
        </Button>
      )}
    </li>
  )
}

function SignInAgain() {
  const ending = useMutation({ mutationFn: revokeOtherSessions })
  return (
    <>
      <p className={common.quiet}>{t('session.sign_in_to_see')}</p>
      <div className={formStyles.actions}>
        <Button variant="default" onClick={() => leave('/settings/you')}>
          {t('session.sign_in_again')}
        </Button>
        <Button variant="default" loading={ending.isPending} onClick={() => ending.mutate()}>
          {t('session.sign_out_elsewhere')}
        </Button>
      </div>
      <Failure of={ending.error} />
      {ending.isSuccess && (
        <p className={common.quiet} role="status">
          {t('session.signed_out_elsewhere')}
        </p>
      )}
    </>
  )
}
