import { Button, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { t } from '../../i18n/t'
import { PasswordFailure } from './password-failure'

type Props = {
  action: string
  run: (password: string) => Promise<unknown>
  done: () => void
  cancel: () => void
}

/** Wants the password before something is changed about how one comes in. */
export function AskPassword({ action, run, done, cancel }: Props) {
  const running = useMutation({ mutationFn: run, onSuccess: done })
  return (
    <form
      className="setting-form"
      onSubmit={(event) => {
        event.preventDefault()
        running.mutate(String(new FormData(event.currentTarget).get('password')))
      }}
    >
      <PasswordInput
        name="password"
        label={t('password.yours')}
        autoComplete="current-password"
        required
        autoFocus
      />
      <div className="decisions">
        <Button type="submit" loading={running.isPending}>
          {action}
        </Button>
        <Button variant="default" onClick={cancel}>
          {t('common.cancel')}
        </Button>
      </div>
      <PasswordFailure of={running.error} />
    </form>
  )
}
