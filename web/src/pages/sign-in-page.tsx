import { Alert, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiError } from '../api/client'
import { giveCode, meQuery, signIn } from '../api/session'
import { Door } from '../features/user/door'
import { t } from '../i18n/t'

const route = getRouteApi('/sign-in')
const welcomes = () => ({
  joined: t('You’re now a member. Sign in to start.'),
  new_password: t('Password changed. Sign in with your new password.'),
})

export function SignInPage() {
  const { back } = route.useSearch()
  const router = useRouter()
  const queries = useQueryClient()
  const [half, setHalf] = useState(false)
  const enter = () => {
    queries.removeQueries({ queryKey: meQuery.queryKey })
    router.history.push(back ?? '/inbox')
  }
  return half ? <CodeDoor enter={enter} /> : <PasswordDoor enter={enter} askCode={() => setHalf(true)} />
}

function PasswordDoor({ enter, askCode }: { enter: () => void; askCode: () => void }) {
  const setup = route.useLoaderData()
  const { after } = route.useSearch()
  const entering = useMutation({
    mutationFn: (form: FormData) => signIn(String(form.get('email')), String(form.get('password'))),
    onSuccess: ({ wants_code }) => (wants_code ? askCode() : enter()),
  })
  return (
    <Door
      title={t('Sign in to Selfsame')}
      action={t('Sign in')}
      busy={entering.isPending}
      error={refused(entering.error, t('Incorrect email or password.'))}
      submit={(form) => entering.mutate(form)}
      after={<Link to="/forgotten-password">{t('Forgot password?')}</Link>}
    >
      {setup?.needs_owner && (
        <Alert color="teal" title={t('No users yet')}>
          {t('Create the owner account: open the sign-up link shown in the terminal where Selfsame runs.')}
        </Alert>
      )}
      {after && (
        <Alert color="teal" role="status">
          {welcomes()[after]}
        </Alert>
      )}
      <TextInput
        name="email"
        type="email"
        label={t('Email')}
        autoComplete="username"
        required
        withAsterisk={false}
        autoFocus
      />
      <PasswordInput
        name="password"
        label={t('Password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
      />
    </Door>
  )
}

function CodeDoor({ enter }: { enter: () => void }) {
  const giving = useMutation({
    mutationFn: (form: FormData) => giveCode(String(form.get('code')).trim()),
    onSuccess: enter,
  })
  return (
    <Door
      title={t('Enter your code')}
      action={t('Continue')}
      busy={giving.isPending}
      error={refused(giving.error, t('This code is invalid or has expired.'))}
      submit={(form) => giving.mutate(form)}
    >
      <TextInput
        name="code"
        label={t('Sign-in code')}
        description={t('From your authenticator app, or one of your backup codes.')}
        autoComplete="one-time-code"
        required
        withAsterisk={false}
        autoFocus
      />
    </Door>
  )
}

function refused(error: Error | null, words: string): string | Error | null {
  return error instanceof ApiError && error.status === 401 ? words : error
}
