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
      title={t('password.reset.title')}
      action={t('password.reset.confirm')}
      busy={setting.isPending}
      error={token === undefined ? t('password.reset.incomplete_link') : setting.error}
      disabled={token === undefined}
      submit={(form) => setting.mutate(form)}
      after={<Link to="/forgotten-password">{t('password.reset.request_link')}</Link>}
    >
      <PasswordInput
        name="password"
        label={t('password.new')}
        description={t('password.reset.hint', {
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
