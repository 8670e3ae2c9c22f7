import { Button, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { changeToken, checksOf } from '../../api/connections'
import type { Inbox } from '../../api/types'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { useApiForm } from '../../ui/use-api-form'
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
  const { field, submit, saving, failure } = useApiForm({
    given: { access_token: '' },
    save: ({ access_token }) => changeToken(id, access_token.trim()),
    saved: (_, form) => {
      form.reset()
      setOpen(false)
    },
  })
  return (
    <>
      {open ? (
        <form className={formStyles.inline} onSubmit={submit}>
          <PasswordInput
            label={t('inbox.token.new')}
            {...field('access_token')}
            autoComplete="off"
            required
          />
          <div className={formStyles.actions}>
            <Button type="submit" loading={saving.isPending}>
              {t('common.save')}
            </Button>
            <Button variant="default" onClick={() => setOpen(false)}>
              {t('common.cancel')}
            </Button>
          </div>
        </form>
      ) : (
        <div className={formStyles.actions}>
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
      {checksOf(failure).length > 0 ? (
        <div role="alert">
          <CheckList checks={checksOf(failure).filter(({ state }) => state === 'failed')} />
        </div>
      ) : (
        <Failure of={failure} />
      )}
    </>
  )
}
