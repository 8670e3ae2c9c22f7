import { NativeSelect } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, dataOf, requireDone } from '../../../api/client'
import { leave } from '../../../api/session'
import type { Member, Role } from '../../../api/types'
import { PersonAvatar } from '../../../ui/person-avatar'
import { AskFirst, Confirm } from '../ask-first'
import { Failure } from '../failure'
import { ROLE_OPTIONS, ROLE_WORDS, roleOf } from './role-words'

type Props = { member: Member; is_me: boolean; may_change: boolean }

export function MemberRow({ member, is_me, may_change }: Props) {
  const queries = useQueryClient()
  const [asking, setAsking] = useState<Role | null>(null)
  const { id, name, email, role } = member
  const change = async (to: Role) =>
    dataOf(await client.PATCH('/v1/members/{id}', { params: { path: { id } }, body: { role: to } }))
  const done = () => void queries.invalidateQueries()
  const changing = useMutation({ mutationFn: change, onSuccess: done })
  return (
    <li>
      <div className="setting-row">
        <PersonAvatar id={id} name={name} />
        <div className="setting-what">
          <strong>
            <bdi>{name}</bdi>
            {is_me && ' (you)'}
          </strong>
          <bdi className="quiet">{email}</bdi>
        </div>
        <NativeSelect
          aria-label={`Role of ${name}`}
          data={ROLE_OPTIONS}
          value={changing.isPending ? changing.variables : role}
          disabled={!may_change || changing.isPending}
          onChange={(event) => {
            const to = roleOf(event.currentTarget.value)
            if (is_me) setAsking(to)
            else changing.mutate(to)
          }}
        />
        <AskFirst
          label="Remove"
          name={`Remove ${name}`}
          disabled={!may_change}
          title={is_me ? 'Leave this account?' : 'Remove this member?'}
          words={
            <>
              <bdi>{name}</bdi> can see nothing of this account from now on. The conversations that were
              theirs are nobody’s; what they wrote stays.
            </>
          }
          action={is_me ? 'Leave' : 'Remove'}
          run={async () => requireDone(await client.DELETE('/v1/members/{id}', { params: { path: { id } } }))}
          // Who has left begins anew, so that nothing of the account stays in memory.
          done={() => (is_me ? leave() : done())}
        />
      </div>
      <Failure of={changing.error} />
      <Confirm
        opened={asking !== null}
        title="Change your own role?"
        words={
          asking &&
          `${ROLE_WORDS[asking].name}: ${ROLE_WORDS[asking].may} You may not be able to take this back yourself.`
        }
        action="Change it"
        run={() => change(asking ?? role)}
        done={done}
        close={() => setAsking(null)}
      />
    </li>
  )
}
