import { Alert, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { askNewPassword } from '../api/session'
import { Door } from '../features/user/door'
import { t } from '../i18n/t'

export function ForgottenPasswordPage() {
  const asking = useMutation({ mutationFn: (form: FormData) => askNewPassword(String(form.get('email'))) })
  return (
    <Door
      title={t('Reset your password')}
      action={t('Send reset link')}
      busy={asking.isPending}
      error={asking.error}
      submit={(form) => asking.mutate(form)}
      after={<Link to="/sign-in">{t('Back to sign-in')}</Link>}
    >
      <Text c="var(--quiet)" size="sm">
        {t('We’ll email you a link to set a new password. It’s valid for one hour.')}
      </Text>
      <TextInput
        name="email"
        type="email"
        label={t('Email')}
        autoComplete="username"
        required
        withAsterisk={false}
        autoFocus
      />
      {asking.isSuccess && (
        <Alert color="teal" role="status">
          {t(
            'If this email belongs to a user, we’ve sent a link. If this server can’t send email, ask its operator for a link.',
          )}
        </Alert>
      )}
    </Door>
  )
}
