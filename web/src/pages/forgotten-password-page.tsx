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
      title={t('password.forgotten.title')}
      action={t('password.forgotten.send')}
      busy={asking.isPending}
      error={asking.error}
      submit={(form) => asking.mutate(form)}
      after={<Link to="/sign-in">{t('password.forgotten.back')}</Link>}
    >
      <Text c="var(--quiet)" size="sm">
        {t('password.forgotten.hint')}
      </Text>
      <TextInput
        name="email"
        type="email"
        label={t('common.email')}
        autoComplete="username"
        required
        withAsterisk={false}
        autoFocus
      />
      {asking.isSuccess && (
        <Alert color="teal" role="status">
          {t('password.forgotten.sent')}
        </Alert>
      )}
    </Door>
  )
}
