import { Button, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { changeToken, checksOf } from '../../api/connections'
import type { Inbox } from '../../api/types'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import { CheckList } from '../onboarding/check-list'

/** Another access token in place of the one that is stored, which is never shown. */
export function RenewToken({
  inbox: { id, name },
  may_change,
}: {
  inbox: Pick<Inbox, 'id' | 'name'>
  may_change: boolean
}) {
  const [open, setOpen] = useState(false)
  const [token, setToken] = useState('')
  const saving = useMutation({
    mutationFn: () => changeToken(id, token.trim()),
    onSuccess: () => {
      setToken('')
      setOpen(false)
    },
  })
  return (
    <>
      {open ? (
        <form
          className="setting-form"
          onSubmit={(event) => {
            event.preventDefault()
            saving.mutate()
          }}
        >
          <PasswordInput
            label={t('inbox.token.new')}
            value={token}
            autoComplete="off"
            required
            onChange={(event) => setToken(event.currentTarget.value)}
          />
          <div className="decisions">
            <Button type="submit" loading={saving.isPending}>
              {t('common.save')}
            </Button>
            <Button variant="default" onClick={() => setOpen(false)}>
              {t('common.cancel')}
            </Button>
          </div>
        </form>
      ) : (
        <div className="decisions">
          <Button
            variant="default"
            size="xs"
            aria-label={t('inbox.token.replace_name', { name })}
            disabled={!may_change}
            title={may_change ? undefined : t('common.admins_only')}
            onClick={() => setOpen(true)}
          >
            {t('inbox.token.replace')}
          </Button>
        </div>
      )}
      {saving.isSuccess && !open && <p role="status">{t('inbox.token.saved')}</p>}
      {checksOf(saving.error).length > 0 ? (
        <div role="alert">
          <CheckList checks={checksOf(saving.error).filter(({ state }) => state === 'failed')} />
        </div>
      ) : (
        <Failure of={saving.error} />
      )}
    </>
  )
}
