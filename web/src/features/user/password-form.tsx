import { Button, PasswordInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { changePassword, ownQuery } from '../../api/own'
import { SHORTEST_PASSWORD } from '../../api/session'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { useApiForm } from '../../ui/use-api-form'

export function PasswordForm({ email }: { email: string }) {
  const queries = useQueryClient()
  const {
    field,
    submit,
    saving: changing,
    failure,
  } = useApiForm({
    given: { present: '', password: '' },
    save: ({ present, password }) => changePassword(present, password),
    saved: (_, form) => {
      form.reset()
      void queries.invalidateQueries({ queryKey: ownQuery.queryKey })
    },
    about: { INVALID_PASSWORD: 'present', PASSWORD_TOO_SHORT: 'password', PASSWORD_TOO_LONG: 'password' },
  })
  return (
    <form className={formStyles.inline} onSubmit={submit}>
      {/* Tells a password manager whose password it is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <PasswordInput
        {...field('present')}
        name="present"
        label={t('password.current')}
        autoComplete="current-password"
        required
      />
      <PasswordInput
        {...field('password')}
        name="password"
        label={t('password.new')}
        description={t('password.change.hint', {
          count: SHORTEST_PASSWORD,
        })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        minLength={SHORTEST_PASSWORD}
        autoComplete="new-password"
        required
      />
      <Button type="submit" loading={changing.isPending}>
        {t('password.change.confirm')}
      </Button>
      <Failure of={failure} />
      {changing.isSuccess && (
        <p className={common.quiet} role="status">
          {t('password.change.done')}
        </p>
      )}
    </form>
  )
}
