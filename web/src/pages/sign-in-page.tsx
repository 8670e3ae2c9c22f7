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
  joined: t('sign_in.joined'),
  new_password: t('sign_in.password_changed'),
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
      title={t('sign_in.title')}
      action={t('sign_in.confirm')}
      busy={entering.isPending}
      error={refused(entering.error, t('error.wrong_email_or_password'))}
      submit={(form) => entering.mutate(form)}
      after={<Link to="/forgotten-password">{t('sign_in.forgot_password')}</Link>}
    >
      {setup?.needs_owner && (
        <Alert color="teal" title={t('sign_in.no_users')}>
          {t('sign_in.no_users_hint')}
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
        label={t('common.email')}
        autoComplete="username"
        required
        withAsterisk={false}
        autoFocus
      />
      <PasswordInput
        name="password"
        label={t('password.label')}
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
      title={t('sign_in.code.title')}
      action={t('common.continue')}
      busy={giving.isPending}
      error={refused(giving.error, t('error.invalid_code'))}
      submit={(form) => giving.mutate(form)}
    >
      <TextInput
        name="code"
        label={t('sign_in.code.label')}
        description={t('sign_in.code.hint')}
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
