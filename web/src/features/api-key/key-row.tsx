import { useQueryClient } from '@tanstack/react-query'
import { client, requireDone } from '../../api/client'
import { apiKeysQuery } from '../../api/settings'
import type { ApiKey } from '../../api/types'
import { say } from '../../i18n/say'
import { t } from '../../i18n/t'
import { AskFirst } from '../../ui/ask-first'
import common from '../../ui/common.module.css'
import settingStyles from '../../ui/setting.module.css'
import { longTime } from '../../util/words'
import { scopeWords } from './scope-words'

/** An API key: what it may do, when it was used, and how to revoke it. */
export function KeyRow({
  api_key: { id, name, kind, scopes, created_at, last_used_at },
}: {
  api_key: ApiKey
}) {
  const queries = useQueryClient()
  return (
    <li className={settingStyles.row}>
      <div className={settingStyles.what}>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        {kind === 'set_up' && <span className={common.quiet}>{t('api_key.from_setup')}</span>}
        <span className={common.quiet}>
          {t('api_key.created_at', { time: longTime(created_at) })} ·{' '}
          {last_used_at === null
            ? t('api_key.never_used')
            : t('common.last_used', { time: longTime(last_used_at) })}
        </span>
        <details>
          <summary>
            {scopes.includes('*')
              ? t('api_key.full_access')
              : t('api_key.permission_count', { count: scopes.length })}
          </summary>
          <ul className={common.quiet}>
            {scopes.map((scope) => (
              <li key={scope}>{scopeWords(scope)}</li>
            ))}
          </ul>
        </details>
      </div>
      <AskFirst
        label={t('api_key.revoke.action')}
        name={t('api_key.revoke.name', { name })}
        title={t('api_key.revoke.title')}
        words={say('api_key.revoke.hint', { name: <bdi>{name}</bdi> })}
        action={t('api_key.revoke.action')}
        run={async () => requireDone(await client.DELETE('/v1/api_keys/{id}', { params: { path: { id } } }))}
        done={() => void queries.invalidateQueries({ queryKey: apiKeysQuery.queryKey })}
      />
    </li>
  )
}
