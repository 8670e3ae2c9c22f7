import { PasswordInput, Text, TextInput } from '@mantine/core'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { makeOwner, SHORTEST_PASSWORD, signIn } from '../api/session'
import { Door } from '../features/user/door'
import { t } from '../i18n/t'
import { useApiForm } from '../ui/use-api-form'

const route = getRouteApi('/sign-up')

export function SignUpPage() {
  const { token } = route.useSearch()
  const router = useRouter()
  const { field, submit, saving, failure } = useApiForm({
    given: { name: '', email: '', password: '', account_name: '' },
    save: async ({ account_name, ...owner }) => {
      await makeOwner({ token: token ?? '', ...owner, ...(account_name && { account_name }) })
      await signIn(owner.email, owner.password)
    },
    saved: () => router.history.push('/inbox'),
  })
  return (
    <Door
      title={t('sign_up.title')}
      action={t('sign_up.confirm')}
      busy={saving.isPending}
      error={token === undefined ? t('sign_up.incomplete_link') : failure}
      disabled={token === undefined}
      submit={() => submit()}
    >
      <Text c="var(--quiet)" size="sm">
        {t('sign_up.hint')}
      </Text>
      <TextInput
        name="name"
        {...field('name')}
        label={t('user.your_name')}
        autoComplete="name"
        required
        withAsterisk={false}
        autoFocus
      />
      <TextInput
        name="email"
        {...field('email')}
        type="email"
        label={t('common.email')}
        autoComplete="username"
        required
        withAsterisk={false}
      />
      <PasswordInput
        name="password"
        {...field('password')}
        label={t('password.label')}
        description={t('password.min_length', { count: SHORTEST_PASSWORD })}
        minLength={SHORTEST_PASSWORD}
        autoComplete="new-password"
        required
        withAsterisk={false}
      />
      <TextInput
        name="account"
        {...field('account_name')}
        label={t('sign_up.organisation')}
        autoComplete="organization"
      />
    </Door>
  )
}
