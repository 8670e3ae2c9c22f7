import { Badge, Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '../../../api/client'
import { sendingQuery } from '../../../api/settings'
import type { Inbox } from '../../../api/types'
import { Failure } from '../failure'
import { Loaded } from '../loaded'
import { Panel } from '../section'
import { sendingWords } from './pause-words'

const WAITING = [
  ['queued', 'to be sent now'],
  ['scheduled', 'planned for later'],
  ['waiting', 'waiting for a phone that was asked for'],
  ['unknown', 'of which nobody knows whether they were sent'],
] as const

export function InboxPanel({ inbox }: { inbox: Inbox }) {
  return (
    <Panel title={inbox.name}>
      <dl className="facts">
        <Fact name="Number" value={inbox.display_phone} />
        {inbox.username && <Fact name="Username" value={`@${inbox.username}`} />}
        <Fact name="Portfolio" value={inbox.meta_portfolio_id} />
        <Fact name="WhatsApp account" value={inbox.waba_id} />
        <Fact name="Number’s id" value={inbox.phone_number_id} />
      </dl>
      {inbox.is_test_number && <p className="quiet">A test number: it reaches people by phone only.</p>}
      <SendingState inbox={inbox} />
    </Panel>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </div>
  )
}

function SendingState({ inbox: { id, name } }: { inbox: Inbox }) {
  const queries = useQueryClient()
  const query = sendingQuery(id)
  const sending = useQuery(query)
  const changing = useMutation({
    mutationFn: async (paused: boolean) =>
      dataOf(await client.PATCH('/v1/inboxes/{id}/sending', { params: { path: { id } }, body: { paused } })),
    onSuccess: (changed) => queries.setQueryData(query.queryKey, changed),
  })
  return (
    <Loaded of={sending}>
      {(state) => (
        <>
          <div className="setting-row">
            <div className="setting-what">
              <Badge variant="light" color={state.paused ? 'orange' : 'teal'}>
                {sendingWords(state)}
              </Badge>
              <span className="quiet">At most {state.messages_per_second} messages a second</span>
              {WAITING.filter(([what]) => state[what] > 0).map(([what, words]) => (
                <span key={what} className="quiet">
                  {state[what]} {words}
                </span>
              ))}
            </div>
            <Button
              variant="default"
              size="xs"
              loading={changing.isPending}
              aria-label={state.paused ? `Resume sending from ${name}` : `Pause sending from ${name}`}
              onClick={() => changing.mutate(!state.paused)}
            >
              {state.paused ? 'Resume sending' : 'Pause sending'}
            </Button>
          </div>
          {state.paused && (
            <p className="quiet">
              Messages are taken and wait. What people write still arrives, and is shown as it comes.
            </p>
          )}
          <Failure of={changing.error} />
        </>
      )}
    </Loaded>
  )
}
