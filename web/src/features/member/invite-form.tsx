import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '../../api/client'
import { invitationsQuery } from '../../api/settings'
import type { Access, Role } from '../../api/types'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { ToldOnce } from '../../ui/told-once'
import { useApiForm } from '../../ui/use-api-form'
import { accessOf, accessOptions, mayBeLimited, roleOf, roleOptions, roleWords } from './role-words'

type Given = { email: string; role: Role; access: Access }

const accessFor = (role: Role, chosen: Access): Access => (mayBeLimited(role) ? chosen : 'everything')

/** Invites a member and shows their link, only this time. */
export function InviteForm() {
  const queries = useQueryClient()
  const given: Given = { email: '', role: 'agent', access: 'everything' }
  const {
    form,
    field,
    submit,
    saving: inviting,
    failure,
  } = useApiForm({
    given,
    save: async ({ email, role, access }) =>
      dataOf(
        await client.POST('/v1/invitations', { body: { email, role, access: accessFor(role, access) } }),
      ),
    saved: (_, form) => {
      form.setFieldValue('email', '')
      void queries.invalidateQueries({ queryKey: invitationsQuery.queryKey })
    },
    about: { already_exists: 'email' },
  })
  const { role } = form.values
  const access = accessFor(role, form.values.access)
  const invited = inviting.data
  return (
    <>
      <form className={formStyles.inline} onSubmit={submit}>
        <TextInput label={t('common.email')} type="email" {...field('email')} autoComplete="off" required />
        <NativeSelect
          label={t('member.role.label')}
          description={roleWords(role).may}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={roleOptions()}
          {...field('role')}
          onChange={(event) => form.setFieldValue('role', roleOf(event.currentTarget.value))}
        />
        <NativeSelect
          label={t('member.access.label')}
          description={seesWords(role, access)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={accessOptions()}
          {...field('access')}
          value={access}
          disabled={!mayBeLimited(role)}
          onChange={(event) => form.setFieldValue('access', accessOf(event.currentTarget.value))}
        />
        <div className={formStyles.end}>
          <Button type="submit" loading={inviting.isPending}>
            {t('invitation.create')}
          </Button>
        </div>
      </form>
      <Failure of={failure} />
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
