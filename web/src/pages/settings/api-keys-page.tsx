import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { client, requireDone } from '../../api/client'
import { apiKeysQuery } from '../../api/settings'
import type { ApiKey } from '../../api/types'
import { MakeKey } from '../../features/api-key/make-key'
import { scopeWords } from '../../features/api-key/scope-words'
import { say } from '../../i18n/say'
import { t } from '../../i18n/t'
import { AskFirst } from '../../ui/ask-first'
import common from '../../ui/common.module.css'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'
import { ShowMore } from '../../ui/show-more'
import { longTime } from '../../util/words'

/** The keys by which programs ask the API. */
export function ApiKeysPage() {
  const keys = useInfiniteQuery(apiKeysQuery)
  return (
    <Section title={t('api_key.title')} words={t('api_key.hint')}>
      <Loaded of={keys}>
        {({ pages }) => (
          <>
            <Panel title={t('api_key.list')}>
              <ul className={settingStyles.rows}>
                {pages
                  .flatMap((page) => page.data)
                  .map((key) => (
                    <KeyRow key={key.id} api_key={key} />
                  ))}
              </ul>
              {pages[0]?.data.length === 0 && <p className={common.quiet}>{t('api_key.empty')}</p>}
              <ShowMore of={keys} />
            </Panel>
            <Panel title={t('api_key.create.title')}>
              <MakeKey />
            </Panel>
          </>
        )}
      </Loaded>
    </Section>
  )
}

function KeyRow({ api_key: { id, name, kind, scopes, created_at, last_used_at } }: { api_key: ApiKey }) {
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
