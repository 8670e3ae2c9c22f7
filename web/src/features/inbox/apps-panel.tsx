import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { appsQuery, changeApp, checksOf } from '../../api/connections'
import type { MetaApp } from '../../api/types'
import { t } from '../../i18n/t'
import { CopyField } from '../../ui/copy-field'
import { Failure } from '../../ui/failure'
import { Loaded } from '../../ui/loaded'
import { Panel } from '../../ui/section'
import { CheckList } from '../onboarding/check-list'
import { Lights } from '../onboarding/lights'
import { newVerifyToken } from '../onboarding/line-draft'
import '../onboarding/connect.css'

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
            {app.has_previous_secret && <p className="quiet">{t('app.secret_replaced')}</p>}
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
  const [secret, setSecret] = useState('')
  const [token, setToken] = useState('')
  const saving = useMutation({
    mutationFn: () =>
      changeApp(app.id, {
        ...(secret.trim() !== '' && { app_secret: secret.trim() }),
        ...(token.trim() !== '' && { verify_token: token.trim() }),
      }),
    onSuccess: () => {
      setSecret('')
      void queries.invalidateQueries({ queryKey: appsQuery.queryKey })
    },
  })
  if (!open) {
    return (
      <div className="decisions">
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
    <form
      className="setting-form"
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      <PasswordInput
        label={t('app.new_secret')}
        description={t('app.new_secret_hint')}
        value={secret}
        autoComplete="off"
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
      <TextInput
        label={t('app.new_verify_token')}
        description={t('app.new_verify_token_hint')}
        value={token}
        dir="ltr"
        autoComplete="off"
        onChange={(event) => setToken(event.currentTarget.value)}
      />
      <div className="decisions">
        <Button variant="default" onClick={() => setToken(newVerifyToken())}>
          {t('onboarding.verify_token.generate')}
        </Button>
        <Button type="submit" loading={saving.isPending} disabled={secret.trim() + token.trim() === ''}>
          {t('common.save')}
        </Button>
      </div>
      {saving.isSuccess && <p role="status">{t('app.saved')}</p>}
      {checksOf(saving.error).length > 0 ? (
        <div role="alert">
          <CheckList checks={checksOf(saving.error)} />
        </div>
      ) : (
        <Failure of={saving.error} />
      )}
    </form>
  )
}
