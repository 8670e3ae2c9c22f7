import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { client, requireDone } from '../../api/client'
import { apiKeysQuery } from '../../api/settings'
import type { ApiKey } from '../../api/types'
import { MakeKey } from '../../features/api-key/make-key'
import { scopeWords } from '../../features/api-key/scope-words'
import { say } from '../../i18n/say'
import { t } from '../../i18n/t'
import { AskFirst } from '../../ui/ask-first'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'
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
              <ul className="setting-rows">
                {pages
                  .flatMap((page) => page.data)
                  .map((key) => (
                    <KeyRow key={key.id} api_key={key} />
                  ))}
              </ul>
              {pages[0]?.data.length === 0 && <p className="quiet">{t('api_key.empty')}</p>}
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
    <li className="setting-row">
      <div className="setting-what">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        {kind === 'set_up' && <span className="quiet">{t('api_key.from_setup')}</span>}
        <span className="quiet">
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
          <ul className="quiet">
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
