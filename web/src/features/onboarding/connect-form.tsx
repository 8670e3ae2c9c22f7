import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ComponentProps, useState } from 'react'
import { checksOf, connectLine, verifyConnection } from '../../api/connections'
import type { Connected, MetaApp } from '../../api/types'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import { CheckList } from './check-list'
import { type LineDraft, newVerifyToken, toConnection } from './line-draft'
import { NumberFound } from './number-found'
import { Step } from './steps'

type Props = {
  begin: LineDraft
  apps: MetaApp[]
  connected: (line: Connected, verify_token: string) => void
}

// Where fields stand side by side, what explains them is below, so that the fields are level.
const BELOW: ComponentProps<typeof TextInput>['inputWrapperOrder'] = [
  'label',
  'input',
  'description',
  'error',
]

/** What connects a number, step by step; asked about at Meta before anything is stored. What was typed stays. */
export function ConnectForm({ begin, apps, connected }: Props) {
  const queries = useQueryClient()
  const [draft, setDraft] = useState(begin)
  const known = apps.some(({ meta_app_id }) => meta_app_id === draft.app_id.trim())
  const checking = useMutation({ mutationFn: () => verifyConnection(toConnection(draft)) })
  const connecting = useMutation({
    mutationFn: () => connectLine(toConnection(draft)),
    onSuccess: (line) => {
      void queries.invalidateQueries()
      connected(line, draft.verify_token)
    },
  })
  const change = (more: Partial<LineDraft>) => {
    setDraft({ ...draft, ...more })
    // What Meta said was about what stood there before.
    checking.reset()
    connecting.reset()
  }
  const field = (name: keyof LineDraft): ComponentProps<typeof TextInput> => ({
    value: draft[name],
    onChange: (event) => change({ [name]: event.currentTarget.value }),
    autoComplete: 'off',
    dir: 'ltr',
    inputWrapperOrder: BELOW,
  })
  const id = (name: keyof LineDraft) => ({
    ...field(name),
    inputMode: 'numeric' as const,
    pattern: ' *\\d+ *',
    title: t('Digits only'),
    required: true,
  })
  const secret = (name: keyof LineDraft) => ({
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
    autoComplete: 'off',
    inputWrapperOrder: BELOW,
  })
  const found = checking.data
  const good =
    found !== undefined && found.number !== null && !found.checks.some(({ state }) => state === 'failed')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (good) connecting.mutate()
        else checking.mutate()
      }}
    >
      <ol className="connect-steps">
        <Step
          number={1}
          title={t('Portfolio')}
          words={t(
            'The Meta business that owns the number. WhatsApp identifies contacts separately in each portfolio.',
          )}
        >
          <TextInput
            label={t('Business portfolio ID')}
            description={t('Meta Business Suite > Business settings > Business info')}
            {...id('meta_portfolio_id')}
          />
        </Step>
        <Step
          number={2}
          title={t('App')}
          words={t(
            'The Meta for Developers app that uses WhatsApp. It sends webhooks, signed with its secret.',
          )}
        >
          <TextInput
            label={t('App ID')}
            description={t('App Dashboard > App settings > Basic')}
            {...id('app_id')}
          />
          <PasswordInput
            label={t('App secret')}
            description={
              known
                ? t('This app is already set up. Leave empty to keep the stored secret.')
                : t('On the same page: click “Show”.')
            }
            required={!known}
            {...secret('app_secret')}
          />
          <div className="copy-field">
            <TextInput
              label={t('Verify token')}
              description={
                known
                  ? t('Leave empty to keep the stored token.')
                  : t('Choose any text. In the last step, enter the same text at Meta.')
              }
              required={!known}
              {...field('verify_token')}
            />
            <Button variant="default" onClick={() => change({ verify_token: newVerifyToken() })}>
              {t('Generate token')}
            </Button>
          </div>
        </Step>
        <Step
          number={3}
          title={t('WhatsApp Business account and number')}
          words={t('Both are IDs, not the phone number itself.')}
        >
          <TextInput
            label={t('WhatsApp Business account ID')}
            description={t('App Dashboard > WhatsApp > API Setup')}
            {...id('waba_id')}
          />
          <TextInput
            label={t('Phone number ID')}
            description={t('On the same page, below the number.')}
            {...id('phone_number_id')}
          />
        </Step>
        <Step
          number={4}
          title={t('Access token')}
          words={t('Selfsame sends with this token. It is stored encrypted and never shown again.')}
        >
          <PasswordInput
            label={t('Access token')}
            description={t(
              'Business settings > Users > System users: create a token with whatsapp_business_messaging and whatsapp_business_management. The token on the API Setup page expires within a day.',
            )}
            required
            {...secret('access_token')}
          />
          <TextInput
            label={t('Inbox name')}
            description={t('Leave empty to use the name that WhatsApp shows to contacts.')}
            {...field('name')}
            dir="auto"
            maxLength={100}
          />
        </Step>
      </ol>
      <section className="panel connect-verdict" aria-label={t('Meta’s check results')}>
        {found ? (
          <>
            <CheckList checks={found.checks} />
            {found.number !== null && <NumberFound number={found.number} />}
          </>
        ) : (
          <p className="quiet">
            {t('Meta checks these details first. Nothing is stored until you connect the number.')}
          </p>
        )}
        <div className="decisions">
          {good ? (
            <Button type="submit" loading={connecting.isPending}>
              {t('Connect this number')}
            </Button>
          ) : (
            <Button type="submit" loading={checking.isPending}>
              {found ? t('Check again') : t('Check with Meta')}
            </Button>
          )}
        </div>
        {checksOf(connecting.error).length > 0 && <CheckList checks={checksOf(connecting.error)} />}
        <Failure of={checking.error ?? connecting.error} />
      </section>
    </form>
  )
}
