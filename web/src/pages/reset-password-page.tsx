import { PasswordInput } from '@mantine/core'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { SHORTEST_PASSWORD, setNewPassword } from '../api/session'
import { Door } from '../features/user/door'
import { t } from '../i18n/t'
import { useApiForm } from '../ui/use-api-form'

const route = getRouteApi('/reset-password')

export function ResetPasswordPage() {
  const { token } = route.useSearch()
  const router = useRouter()
  const { field, submit, saving, failure } = useApiForm({
    given: { password: '' },
    save: ({ password }) => setNewPassword(token ?? '', password),
    saved: () => router.navigate({ to: '/sign-in', search: { after: 'new_password' } }),
    about: { PASSWORD_TOO_SHORT: 'password', PASSWORD_TOO_LONG: 'password' },
  })
  return (
    <Door
      title={t('password.reset.title')}
      action={t('password.reset.confirm')}
      busy={saving.isPending}
      error={token === undefined ? t('password.reset.incomplete_link') : failure}
      disabled={token === undefined}
      submit={() => submit()}
      after={<Link to="/forgotten-password">{t('password.reset.request_link')}</Link>}
    >
      <PasswordInput
        name="password"
        {...field('password')}
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
