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
    <Section
      title={t('API keys')}
      words={t('API clients use a key to access the API. Each key has only the permissions that you select.')}
    >
      <Loaded of={keys}>
        {({ pages }) => (
          <>
            <Panel title={t('Keys')}>
              <ul className="setting-rows">
                {pages
                  .flatMap((page) => page.data)
                  .map((key) => (
                    <KeyRow key={key.id} api_key={key} />
                  ))}
              </ul>
              {pages[0]?.data.length === 0 && <p className="quiet">{t('No API keys yet.')}</p>}
              <ShowMore of={keys} />
            </Panel>
            <Panel title={t('Create API key')}>
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
        {kind === 'set_up' && (
          <span className="quiet">
            {t('Created by the command-line setup, which creates a new key if you revoke this one.')}
          </span>
        )}
        <span className="quiet">
          {t('Created {time}', { time: longTime(created_at) })} ·{' '}
          {last_used_at === null ? t('never used') : t('last used {time}', { time: longTime(last_used_at) })}
        </span>
        <details>
          <summary>
            {scopes.includes('*') ? t('Full access') : t('{count} permissions', { count: scopes.length })}
          </summary>
          <ul className="quiet">
            {scopes.map((scope) => (
              <li key={scope}>{scopeWords(scope)}</li>
            ))}
          </ul>
        </details>
      </div>
      <AskFirst
        label={t('Revoke')}
        name={t('Revoke {name}', { name })}
        title={t('Revoke this key?')}
        words={say(
          'API clients that use {name} lose access immediately. You can’t undo this, but you can create a new key.',
          { name: <bdi>{name}</bdi> },
        )}
        action={t('Revoke')}
        run={async () => requireDone(await client.DELETE('/v1/api_keys/{id}', { params: { path: { id } } }))}
        done={() => void queries.invalidateQueries({ queryKey: apiKeysQuery.queryKey })}
      />
    </li>
  )
}
