import { useQuery, useQueryClient } from '@tanstack/react-query'
import { client, requireDone } from '../../../api/client'
import { invitationsQuery } from '../../../api/settings'
import { longTime } from '../../../util/words'
import { AskFirst } from '../ask-first'
import { Loaded } from '../loaded'
import { InviteForm } from './invite-form'
import { ROLE_WORDS } from './role-words'

/** A form to invite somebody, and those who have not come yet. */
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
          {open.length === 0 && <p className="quiet">Nobody is invited at the moment.</p>}
          <ul className="setting-rows">
            {open.map(({ id, email, role, expires_at }) => (
              <li key={id} className="setting-row">
                <div className="setting-what">
                  <strong>
                    <bdi>{email}</bdi>
                  </strong>
                  <span className="quiet">
                    {ROLE_WORDS[role].name} · until {longTime(expires_at)}
                  </span>
                </div>
                <AskFirst
                  label="Withdraw"
                  name={`Withdraw the invitation of ${email}`}
                  title="Withdraw this invitation?"
                  words={
                    <>
                      The link that <bdi>{email}</bdi> was given opens nothing any more.
                    </>
                  }
                  action="Withdraw"
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
