import { Alert, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { askNewPassword } from '../api/session'
import { t } from '../i18n/t'
import { Door } from './door'

export function ForgottenPasswordPage() {
  const asking = useMutation({ mutationFn: (form: FormData) => askNewPassword(String(form.get('email'))) })
  return (
    <Door
      title={t('A new password')}
      action={t('Send me a link')}
      busy={asking.isPending}
      error={asking.error}
      submit={(form) => asking.mutate(form)}
      after={<Link to="/sign-in">{t('Back to signing in')}</Link>}
    >
      <Text c="var(--quiet)" size="sm">
        {t('A link to choose a new one comes by mail, and works for an hour.')}
      </Text>
      <TextInput
        name="email"
        type="email"
        label={t('E-mail')}
        autoComplete="username"
        required
        withAsterisk={false}
        autoFocus
      />
      {asking.isSuccess && (
        <Alert color="teal" role="status">
          {t(
            'If a user has this address, the link is on its way. Without a mail server, ask the operator of this server for a link.',
          )}
        </Alert>
      )}
    </Door>
  )
}
