import { PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { SHORTEST_PASSWORD, setNewPassword } from '../api/session'
import { Door } from '../features/user/door'
import { t } from '../i18n/t'

const route = getRouteApi('/reset-password')

export function ResetPasswordPage() {
  const { token } = route.useSearch()
  const router = useRouter()
  const setting = useMutation({
    mutationFn: (form: FormData) => setNewPassword(token ?? '', String(form.get('password'))),
    onSuccess: () => router.navigate({ to: '/sign-in', search: { after: 'new_password' } }),
  })
  return (
    <Door
      title={t('Choose a new password')}
      action={t('Set password')}
      busy={setting.isPending}
      error={
        token === undefined
          ? t('This link is incomplete. Copy the whole link and open it again.')
          : setting.error
      }
      disabled={token === undefined}
      submit={(form) => setting.mutate(form)}
      after={<Link to="/forgotten-password">{t('Request new link')}</Link>}
    >
      <PasswordInput
        name="password"
        label={t('New password')}
        description={t('At least {count} characters. Changing it signs you out everywhere.', {
          count: SHORTEST_PASSWORD,
        })}
        minLength={SHORTEST_PASSWORD}
        autoComplete="new-password"
        required
        withAsterisk={false}
        autoFocus
      />
    </Door>
  )
}
