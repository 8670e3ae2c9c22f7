import { PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { SHORTEST_PASSWORD, setNewPassword } from '../api/session'
import { Door } from './door'

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
      title="Choose a new password"
      action="Set it"
      busy={setting.isPending}
      error={token === undefined ? 'This link is incomplete. Open the whole link.' : setting.error}
      disabled={token === undefined}
      submit={(form) => setting.mutate(form)}
    >
      <PasswordInput
        name="password"
        label="New password"
        description={`At least ${SHORTEST_PASSWORD} characters. Wherever you are signed in, you are signed out.`}
        minLength={SHORTEST_PASSWORD}
        autoComplete="new-password"
        required
        autoFocus
      />
      <Link to="/forgotten-password">Ask for another link</Link>
    </Door>
  )
}
