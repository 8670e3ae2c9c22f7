import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, dataOf } from '../../../api/client'
import { invitationsQuery } from '../../../api/settings'
import type { Role } from '../../../api/types'
import { Failure } from '../failure'
import { ToldOnce } from '../told-once'
import { ROLE_OPTIONS, ROLE_WORDS, roleOf } from './role-words'

/** Invites somebody, and shows their link this once. */
export function InviteForm() {
  const queries = useQueryClient()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('agent')
  const inviting = useMutation({
    mutationFn: async () => dataOf(await client.POST('/v1/invitations', { body: { email, role } })),
    onSuccess: () => {
      setEmail('')
      void queries.invalidateQueries({ queryKey: invitationsQuery.queryKey })
    },
  })
  const invited = inviting.data
  return (
    <>
      <form
        className="setting-form"
        onSubmit={(event) => {
          event.preventDefault()
          inviting.mutate()
        }}
      >
        <TextInput
          label="E-mail"
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          autoComplete="off"
          required
        />
        <NativeSelect
          label="Role"
          description={ROLE_WORDS[role].may}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={ROLE_OPTIONS}
          value={role}
          onChange={(event) => setRole(roleOf(event.currentTarget.value))}
        />
        <Button type="submit" loading={inviting.isPending}>
          Invite
        </Button>
      </form>
      <Failure of={inviting.error} />
      {invited && (
        <ToldOnce
          title="The invitation is made"
          label="Link of the invitation"
          secret={invited.link}
          close={() => inviting.reset()}
        >
          {invited.mailed ? 'The link was mailed to ' : 'No mail was sent. Give this link to '}
          <bdi>{invited.email}</bdi>
          {invited.mailed ? ', and stands here this once.' : ' yourself; it is shown this once.'}
        </ToldOnce>
      )}
    </>
  )
}
