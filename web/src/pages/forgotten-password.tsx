import { Alert, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { askNewPassword } from '../api/session'
import { Door } from './door'

export function ForgottenPasswordPage() {
  const asking = useMutation({ mutationFn: (form: FormData) => askNewPassword(String(form.get('email'))) })
  return (
    <Door
      title="A new password"
      action="Send me a link"
      busy={asking.isPending}
      error={asking.error}
      submit={(form) => asking.mutate(form)}
    >
      <Text c="dimmed">A link to choose a new one comes by mail, and works for an hour.</Text>
      <TextInput name="email" type="email" label="E-mail" autoComplete="username" required autoFocus />
      {asking.isSuccess && (
        <Alert color="teal" role="status">
          If somebody here has this address, the link is on its way. Without a mail server it stands in the
          terminal where Selfsame runs.
        </Alert>
      )}
      <Link to="/sign-in">Back to signing in</Link>
    </Door>
  )
}
