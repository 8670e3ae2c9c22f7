import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { client, requireDone } from '../../../api/client'
import { apiKeysQuery } from '../../../api/settings'
import type { ApiKey } from '../../../api/types'
import { ShowMore } from '../../../components/show-more'
import { longTime } from '../../../util/words'
import { AskFirst } from '../ask-first'
import { Loaded } from '../loaded'
import { Panel, Section } from '../section'
import { MakeKey } from './make-key'
import { scopeWords } from './scope-words'

/** The keys by which programs ask the API. */
export function ApiKeysPage() {
  const keys = useInfiniteQuery(apiKeysQuery)
  return (
    <Section title="API keys" words="Programs ask the API with a key. Each may do only what you let it.">
      <Loaded of={keys}>
        {({ pages }) => (
          <>
            <Panel title="Make a key">
              <MakeKey />
            </Panel>
            <Panel title="Keys that work">
              <ul className="setting-rows">
                {pages
                  .flatMap((page) => page.data)
                  .map((key) => (
                    <KeyRow key={key.id} api_key={key} />
                  ))}
              </ul>
              {pages[0]?.data.length === 0 && <p className="quiet">There is no key yet.</p>}
              <ShowMore of={keys} />
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
            Printed by the set-up on the command line, which makes another one when this is revoked.
          </span>
        )}
        <span className="quiet">
          Made {longTime(created_at)} ·{' '}
          {last_used_at === null ? 'never used' : `last used ${longTime(last_used_at)}`}
        </span>
        <details>
          <summary>{scopes.includes('*') ? 'May do everything' : `May do ${counted(scopes.length)}`}</summary>
          <ul className="quiet">
            {scopes.map((scope) => (
              <li key={scope}>{scopeWords(scope)}</li>
            ))}
          </ul>
        </details>
      </div>
      <AskFirst
        label="Revoke"
        name={`Revoke ${name}`}
        title="Revoke this key?"
        words={
          <>
            Whatever uses <bdi>{name}</bdi> is refused from now on. This cannot be taken back; a new key can
            be made.
          </>
        }
        action="Revoke"
        run={async () => requireDone(await client.DELETE('/v1/api_keys/{id}', { params: { path: { id } } }))}
        done={() => void queries.invalidateQueries({ queryKey: apiKeysQuery.queryKey })}
      />
    </li>
  )
}

function counted(things: number): string {
  return things === 1 ? 'one thing' : `${things} things`
}
