import { Alert, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiError } from '../api/client'
import { giveCode, meQuery, signIn } from '../api/session'
import { t } from '../i18n/t'
import { Door } from './door'

const route = getRouteApi('/sign-in')
const welcomes = () => ({
  joined: t('You are a member now. Sign in to begin.'),
  new_password: t('Your new password counts from now on. Sign in with it.'),
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
      error={refused(entering.error, t('E-mail and password do not belong together.'))}
      submit={(form) => entering.mutate(form)}
      after={<Link to="/forgotten-password">{t('I forgot my password')}</Link>}
    >
      {setup?.needs_owner && (
        <Alert color="teal" title={t('Nobody has an account here yet')}>
          {t('Open the sign-up link that the terminal shows where Selfsame runs.')}
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
        label={t('E-mail')}
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
      title={t('One more step')}
      action={t('Go on')}
      busy={giving.isPending}
      error={refused(giving.error, t('This code does not count, or not any more.'))}
      submit={(form) => giving.mutate(form)}
    >
      <TextInput
        name="code"
        label={t('Code')}
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
