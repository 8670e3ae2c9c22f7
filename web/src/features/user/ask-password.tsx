import { Button, PasswordInput } from '@mantine/core'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { useApiForm } from '../../ui/use-api-form'

type Props = {
  action: string
  run: (password: string) => Promise<unknown>
  done: () => void
  cancel: () => void
}

/** Wants the password before something is changed about how one comes in. */
export function AskPassword({ action, run, done, cancel }: Props) {
  const { field, submit, saving, failure } = useApiForm({
    given: { password: '' },
    save: ({ password }) => run(password),
    saved: done,
    about: { INVALID_PASSWORD: 'password' },
  })
  return (
    <form className={formStyles.inline} onSubmit={submit}>
      <PasswordInput
        {...field('password')}
        name="password"
        label={t('password.yours')}
        autoComplete="current-password"
        required
        autoFocus
      />
      <div className={formStyles.actions}>
        <Button type="submit" loading={saving.isPending}>
          {action}
        </Button>
        <Button variant="default" onClick={cancel}>
          {t('common.cancel')}
        </Button>
      </div>
      <Failure of={failure} />
    </form>
  )
}
