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
          label={t('common.email')}
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          autoComplete="off"
          required
        />
        <NativeSelect
          label={t('member.role.label')}
          description={roleWords(role).may}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={roleOptions()}
          value={role}
          onChange={(event) => setRole(roleOf(event.currentTarget.value))}
        />
        <NativeSelect
          label={t('member.access.label')}
          description={seesWords(role, access)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={accessOptions()}
          value={access}
          disabled={!mayBeLimited(role)}
          onChange={(event) => setAccess(accessOf(event.currentTarget.value))}
        />
        <div className="setting-end">
          <Button type="submit" loading={inviting.isPending}>
            {t('invitation.create')}
          </Button>
        </div>
      </form>
      <Failure of={inviting.error} />
      {invited && (
        <ToldOnce
          title={t('invitation.created.title')}
          label={t('invitation.created.link')}
          secret={invited.link}
          close={() => inviting.reset()}
        >
          <bdi>{invited.email}</bdi>:{' '}
          {invited.mailed ? t('invitation.created.mailed') : t('invitation.created.not_mailed')}
        </ToldOnce>
      )}
    </>
  )
}

function seesWords(role: Role, access: Access): string {
  if (!mayBeLimited(role)) return t('member.access.all_by_role')
  return access === 'teams' ? t('invitation.access.teams') : t('invitation.access.everything')
}
