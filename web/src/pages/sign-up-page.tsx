import { PasswordInput, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { makeOwner, SHORTEST_PASSWORD, signIn } from '../api/session'
import { Door } from '../features/user/door'
import { t } from '../i18n/t'

const route = getRouteApi('/sign-up')

export function SignUpPage() {
  const { token } = route.useSearch()
  const router = useRouter()
  const making = useMutation({
    mutationFn: async (form: FormData) => {
      const [name, email, password, account] = ['name', 'email', 'password', 'account'].map((field) =>
        String(form.get(field) ?? ''),
      ) as [string, string, string, string]
      await makeOwner({
        token: token ?? '',
        name,
        email,
        password,
        ...(account && { account_name: account }),
      })
      await signIn(email, password)
    },
    onSuccess: () => router.history.push('/inbox'),
  })
  return (
    <Door
      title={t('sign_up.title')}
      action={t('sign_up.confirm')}
      busy={making.isPending}
      error={token === undefined ? t('sign_up.incomplete_link') : making.error}
      disabled={token === undefined}
      submit={(form) => making.mutate(form)}
    >
      <Text c="var(--quiet)" size="sm">
        {t('sign_up.hint')}
      </Text>
      <TextInput
        name="name"
        label={t('user.your_name')}
        autoComplete="name"
        required
        withAsterisk={false}
        autoFocus
      />
      <TextInput
        name="email"
        type="email"
        label={t('common.email')}
        autoComplete="username"
        required
        withAsterisk={false}
      />
      <PasswordInput
        name="password"
        label={t('password.label')}
        description={t('password.min_length', { count: SHORTEST_PASSWORD })}
        minLength={SHORTEST_PASSWORD}
        autoComplete="new-password"
        required
        withAsterisk={false}
      />
      <TextInput name="account" label={t('sign_up.organisation')} autoComplete="organization" />
    </Door>
  )
}
