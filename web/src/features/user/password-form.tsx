import { Button, PasswordInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { changePassword, ownQuery } from '../../api/own'
import { SHORTEST_PASSWORD } from '../../api/session'
import { t } from '../../i18n/t'
import { PasswordFailure } from './password-failure'

export function PasswordForm({ email }: { email: string }) {
  const queries = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const changing = useMutation({
    mutationFn: (given: FormData) =>
      changePassword(String(given.get('present')), String(given.get('password'))),
    onSuccess: () => {
      form.current?.reset()
      void queries.invalidateQueries({ queryKey: ownQuery.queryKey })
    },
  })
  return (
    <form
      ref={form}
      className="setting-form"
      onSubmit={(event) => {
        event.preventDefault()
        changing.mutate(new FormData(event.currentTarget))
      }}
    >
      {/* Tells a password manager whose password it is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <PasswordInput name="present" label={t('password.current')} autoComplete="current-password" required />
      <PasswordInput
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
      <PasswordFailure of={changing.error} />
      {changing.isSuccess && (
        <p className="quiet" role="status">
          {t('password.change.done')}
        </p>
      )}
    </form>
  )
}
