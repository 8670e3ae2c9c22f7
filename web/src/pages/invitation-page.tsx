import { PasswordInput, Text, TextInput } from '@mantine/core'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { acceptInvitation } from '../api/session'
import { Door } from '../features/user/door'
import { t } from '../i18n/t'
import { useApiForm } from '../ui/use-api-form'

const route = getRouteApi('/invitation')

export function InvitationPage() {
  const { token } = route.useSearch()
  const router = useRouter()
  const { field, submit, saving, failure } = useApiForm({
    given: { name: '', password: '' },
    save: ({ name, password }) =>
      acceptInvitation({ token: token ?? '', password, ...(name.trim() !== '' && { name: name.trim() }) }),
    saved: () => router.navigate({ to: '/sign-in', search: { after: 'joined' } }),
    about: { wrong_password: 'password' },
  })
  return (
    <Door
      title={t('invitation.accept.title')}
      action={t('invitation.accept.confirm')}
      busy={saving.isPending}
      error={token === undefined ? t('invitation.accept.incomplete_link') : failure}
      disabled={token === undefined}
      submit={() => submit()}
    >
      <Text c="var(--quiet)" size="sm">
        {t('invitation.accept.hint')}
      </Text>
      <TextInput name="name" {...field('name')} label={t('user.your_name')} autoComplete="name" autoFocus />
      <PasswordInput
        name="password"
        {...field('password')}
        label={t('password.label')}
        autoComplete="new-password"
        required
        withAsterisk={false}
      />
    </Door>
  )
}
