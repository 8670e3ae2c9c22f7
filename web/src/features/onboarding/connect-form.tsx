import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ComponentProps, useState } from 'react'
import { checksOf, connectLine, verifyConnection } from '../../api/connections'
import type { Connected, MetaApp } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import copyFieldStyles from '../../ui/copy-field.module.css'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import sectionStyles from '../../ui/section.module.css'
import { CheckList } from './check-list'
import styles from './connect-form.module.css'
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
    title: t('onboarding.form.digits_only'),
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
      <ol className={styles.steps}>
        <Step number={1} title={t('onboarding.portfolio.title')} words={t('onboarding.portfolio.hint')}>
          <TextInput
            label={t('onboarding.portfolio.id')}
            description={t('onboarding.portfolio.where')}
            {...id('meta_portfolio_id')}
          />
        </Step>
        <Step number={2} title={t('onboarding.app.title')} words={t('onboarding.app.hint')}>
          <TextInput
            label={t('onboarding.app.id')}
            description={t('onboarding.app.where')}
            {...id('app_id')}
          />
          <PasswordInput
            label={t('onboarding.app.secret')}
            description={known ? t('onboarding.app.secret_kept') : t('onboarding.app.secret_where')}
            required={!known}
            {...secret('app_secret')}
          />
          <div className={copyFieldStyles.field}>
            <TextInput
              label={t('onboarding.verify_token.label')}
              description={known ? t('onboarding.verify_token.kept') : t('onboarding.verify_token.hint')}
              required={!known}
              {...field('verify_token')}
            />
            <Button variant="default" onClick={() => change({ verify_token: newVerifyToken() })}>
              {t('onboarding.verify_token.generate')}
            </Button>
          </div>
        </Step>
        <Step number={3} title={t('onboarding.number.title')} words={t('onboarding.number.hint')}>
          <TextInput
            label={t('onboarding.number.waba_id')}
            description={t('onboarding.number.waba_where')}
            {...id('waba_id')}
          />
          <TextInput
            label={t('inbox.phone_number_id')}
            description={t('onboarding.number.id_where')}
            {...id('phone_number_id')}
          />
        </Step>
        <Step number={4} title={t('common.access_token')} words={t('onboarding.token.hint')}>
          <PasswordInput
            label={t('common.access_token')}
            description={t('onboarding.token.where')}
            required
            {...secret('access_token')}
          />
          <TextInput
            label={t('onboarding.name.label')}
            description={t('onboarding.name.hint')}
            {...field('name')}
            dir="auto"
            maxLength={100}
          />
        </Step>
      </ol>
      <section className={sectionStyles.panel} aria-label={t('onboarding.check.title')}>
        {found ? (
          <>
            <CheckList checks={found.checks} />
            {found.number !== null && <NumberFound number={found.number} />}
          </>
        ) : (
          <p className={common.quiet}>{t('onboarding.form.hint')}</p>
        )}
        <div className={formStyles.actions}>
          {good ? (
            <Button type="submit" loading={connecting.isPending}>
              {t('onboarding.connect')}
            </Button>
          ) : (
            <Button type="submit" loading={checking.isPending}>
              {found ? t('onboarding.form.check_again') : t('onboarding.form.check')}
            </Button>
          )}
        </div>
        {checksOf(connecting.error).length > 0 && <CheckList checks={checksOf(connecting.error)} />}
        <Failure of={checking.error ?? connecting.error} />
      </section>
    </form>
  )
}
