import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { appsQuery, changeApp, checksOf } from '../../api/connections'
import type { MetaApp } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { CopyField } from '../../ui/copy-field'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { Loaded } from '../../ui/loaded'
import { Panel } from '../../ui/section'
import { useApiForm } from '../../ui/use-api-form'
import { CheckList } from '../onboarding/check-list'
import { Lights } from '../onboarding/lights'
import { newVerifyToken } from '../onboarding/line-draft'

/** The apps whose webhooks come here: where they are sent, whether they come, and their secrets, which are never shown. */
export function AppsPanel({ may_change }: { may_change: boolean }) {
  const apps = useQuery(appsQuery)
  return (
    <Loaded of={apps}>
      {(found) =>
        found.map((app) => (
          <Panel key={app.id} title={t('app.title', { id: app.meta_app_id })}>
            <CopyField label={t('app.callback_url')} value={app.webhook_url} />
            <Lights app_id={app.id} />
            {app.has_previous_secret && <p className={common.quiet}>{t('app.secret_replaced')}</p>}
            <Renewal app={app} may_change={may_change} />
          </Panel>
        ))
      }
    </Loaded>
  )
}

function Renewal({ app, may_change }: { app: MetaApp; may_change: boolean }) {
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const { form, field, submit, saving, failure } = useApiForm({
    given: { app_secret: '', verify_token: '' },
    save: ({ app_secret, verify_token }) =>
      changeApp(app.id, {
        ...(app_secret.trim() !== '' && { app_secret: app_secret.trim() }),
        ...(verify_token.trim() !== '' && { verify_token: verify_token.trim() }),
      }),
    saved: (_, form) => {
      form.setFieldValue('app_secret', '')
      void queries.invalidateQueries({ queryKey: appsQuery.queryKey })
    },
  })
  const { app_secret, verify_token } = form.values
  if (!open) {
    return (
      <div className={formStyles.actions}>
        <Button
          variant="default"
          size="xs"
          disabled={!may_change}
          title={may_change ? undefined : t('common.admins_only')}
          onClick={() => setOpen(true)}
        >
          {t('app.replace_secrets')}
        </Button>
      </div>
    )
  }
  return (
    <form className={formStyles.inline} onSubmit={submit}>
      <PasswordInput
        label={t('app.new_secret')}
        description={t('app.new_secret_hint')}
        {...field('app_secret')}
        autoComplete="off"
      />
      <TextInput
        label={t('app.new_verify_token')}
        description={t('app.new_verify_token_hint')}
        {...field('verify_token')}
        dir="ltr"
        autoComplete="off"
      />
      <div className={formStyles.actions}>
        <Button variant="default" onClick={() => form.setFieldValue('verify_token', newVerifyToken())}>
          {t('onboarding.verify_token.generate')}
        </Button>
        <Button
          type="submit"
          loading={saving.isPending}
          disabled={app_secret.trim() + verify_token.trim() === ''}
        >
          {t('common.save')}
        </Button>
      </div>
      {saving.isSuccess && <p role="status">{t('app.saved')}</p>}
      {checksOf(failure).length > 0 ? (
        <div role="alert">
          <CheckList checks={checksOf(failure)} />
        </div>
      ) : (
        <Failure of={failure} />
      )}
    </form>
  )
}
