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
      title={t('Set up your inbox')}
      action={t('Create owner account')}
      busy={making.isPending}
      error={
        token === undefined
          ? t('This link is incomplete. Copy the whole link from the terminal.')
          : making.error
      }
      disabled={token === undefined}
      submit={(form) => making.mutate(form)}
    >
      <Text c="var(--quiet)" size="sm">
        {t('As the owner, you connect WhatsApp and invite members.')}
      </Text>
      <TextInput
        name="name"
        label={t('Your name')}
        autoComplete="name"
        required
        withAsterisk={false}
        autoFocus
      />
      <TextInput
        name="email"
        type="email"
        label={t('Email')}
        autoComplete="username"
        required
        withAsterisk={false}
      />
      <PasswordInput
        name="password"
        label={t('Password')}
        description={t('At least {count} characters.', { count: SHORTEST_PASSWORD })}
        minLength={SHORTEST_PASSWORD}
        autoComplete="new-password"
        required
        withAsterisk={false}
      />
      <TextInput name="account" label={t('Organisation name (optional)')} autoComplete="organization" />
    </Door>
  )
}
