import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, dataOf } from '../../api/client'
import { invitationsQuery } from '../../api/settings'
import type { Access, Role } from '../../api/types'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import { ToldOnce } from '../../ui/told-once'
import { accessOf, accessOptions, mayBeLimited, roleOf, roleOptions, roleWords } from './role-words'

/** Invites somebody, and shows their link this once. */
export function InviteForm() {
  const queries = useQueryClient()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('agent')
  const [chosen, setAccess] = useState<Access>('everything')
  const access = mayBeLimited(role) ? chosen : 'everything'
  const inviting = useMutation({
    mutationFn: async () => dataOf(await client.POST('/v1/invitations', { body: { email, role, access } })),
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
          label={t('Email')}
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          autoComplete="off"
          required
        />
        <NativeSelect
          label={t('Role')}
          description={roleWords(role).may}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={roleOptions()}
          value={role}
          onChange={(event) => setRole(roleOf(event.currentTarget.value))}
        />
        <NativeSelect
          label={t('Inbox access')}
          description={seesWords(role, access)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={accessOptions()}
          value={access}
          disabled={!mayBeLimited(role)}
          onChange={(event) => setAccess(accessOf(event.currentTarget.value))}
        />
        <div className="setting-end">
          <Button type="submit" loading={inviting.isPending}>
            {t('Invite')}
          </Button>
        </div>
      </form>
      <Failure of={inviting.error} />
      {invited && (
        <ToldOnce
          title={t('Invitation created')}
          label={t('Invitation link')}
          secret={invited.link}
          close={() => inviting.reset()}
        >
          <bdi>{invited.email}</bdi>:{' '}
          {invited.mailed
            ? t('The link was emailed. It’s shown here only once.')
            : t('No email was sent. Share this link yourself: it’s shown only once.')}
        </ToldOnce>
      )}
    </>
  )
}

function seesWords(role: Role, access: Access): string {
  if (!mayBeLimited(role)) return t('Owners and admins can see everything.')
  return access === 'teams'
    ? t('No inboxes until the member is in a team that has an inbox.')
    : t('All inboxes, regardless of the member’s teams.')
}
