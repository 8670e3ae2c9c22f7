import { PasswordInput, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { acceptInvitation } from '../api/session'
import { Door } from '../features/user/door'
import { t } from '../i18n/t'

const route = getRouteApi('/invitation')

export function InvitationPage() {
  const { token } = route.useSearch()
  const router = useRouter()
  const joining = useMutation({
    mutationFn: (form: FormData) => {
      const name = String(form.get('name')).trim()
      return acceptInvitation({
        token: token ?? '',
        password: String(form.get('password')),
        ...(name !== '' && { name }),
      })
    },
    onSuccess: () => router.navigate({ to: '/sign-in', search: { after: 'joined' } }),
  })
  return (
    <Door
      title={t('invitation.accept.title')}
      action={t('invitation.accept.confirm')}
      busy={joining.isPending}
      error={token === undefined ? t('invitation.accept.incomplete_link') : joining.error}
      disabled={token === undefined}
      submit={(form) => joining.mutate(form)}
    >
      <Text c="var(--quiet)" size="sm">
        {t('invitation.accept.hint')}
      </Text>
      <TextInput name="name" label={t('user.your_name')} autoComplete="name" autoFocus />
      <PasswordInput
        name="password"
        label={t('password.label')}
        autoComplete="new-password"
        required
        withAsterisk={false}
      />
    </Door>
  )
}
