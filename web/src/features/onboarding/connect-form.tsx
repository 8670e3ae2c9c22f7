import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ComponentProps, useState } from 'react'
import { checksOf, connectLine, verifyConnection } from '../../api/connections'
import type { Connected, MetaApp } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import copyFieldStyles from '../../ui/copy-field.module.css'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import sectionStyles from '../../ui/section.module.css'
import { useApiForm } from '../../ui/use-api-form'
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

/** What Meta said of the values that were typed then. */
type Checked = { of: string } & Awaited<ReturnType<typeof verifyConnection>>

const textOf = (draft: LineDraft) => JSON.stringify(draft)

/** What connects a number, step by step; asked about at Meta before anything is stored. What was typed stays. */
export function ConnectForm({ begin, apps, connected }: Props) {
  const queries = useQueryClient()
  const [found, setFound] = useState<Checked | null>(null)
  const { form, field, submit, saving, failure } = useApiForm({
    given: begin,
    // What Meta confirmed is connected; anything else is checked first.
    save: async (draft) => {
      if (!confirmed) return setFound({ of: textOf(draft), ...(await verifyConnection(toConnection(draft))) })
      const line = await connectLine(toConnection(draft))
      void queries.invalidateQueries()
      connected(line, draft.verify_token)
    },
  })
  const [asked, setAsked] = useState('')
  const typed = textOf(form.values)
  const checked = found?.of === typed ? found : null
  const confirmed =
    checked !== null && checked.number !== null && !checked.checks.some(({ state }) => state === 'failed')
  // What was refused was about what stood there before.
  const refused = asked === typed ? failure : null
  const known = apps.some(({ meta_app_id }) => meta_app_id === form.values.app_id.trim())
  const text = (name: keyof LineDraft) => ({
    ...field(name),
    autoComplete: 'off',
    inputWrapperOrder: BELOW,
  })
  const id = (name: keyof LineDraft) => ({
    ...text(name),
    dir: 'ltr',
    inputMode: 'numeric' as const,
    pattern: ' *\\d+ *',
    title: t('onboarding.form.digits_only'),
    required: true,
  })
  return (
    <form
      onSubmit={(event) => {
        setAsked(typed)
        submit(event)
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
            {...text('app_secret')}
          />
          <div className={copyFieldStyles.field}>
            <TextInput
              label={t('onboarding.verify_token.label')}
              description={known ? t('onboarding.verify_token.kept') : t('onboarding.verify_token.hint')}
              required={!known}
              {...text('verify_token')}
              dir="ltr"
            />
            <Button variant="default" onClick={() => form.setFieldValue('verify_token', newVerifyToken())}>
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
            {...text('access_token')}
          />
          <TextInput
            label={t('onboarding.name.label')}
            description={t('onboarding.name.hint')}
            {...text('name')}
            dir="auto"
            maxLength={100}
          />
        </Step>
      </ol>
      <section className={sectionStyles.panel} aria-label={t('onboarding.check.title')}>
        {checked ? (
          <>
            <CheckList checks={checked.checks} />
            {checked.number !== null && <NumberFound number={checked.number} />}
          </>
        ) : (
          <p className={common.quiet}>{t('onboarding.form.hint')}</p>
        )}
        <div className={formStyles.actions}>
          <Button type="submit" loading={saving.isPending}>
            {confirmed
              ? t('onboarding.connect')
              : checked
                ? t('onboarding.form.check_again')
                : t('onboarding.form.check')}
          </Button>
        </div>
        {checksOf(refused).length > 0 && <CheckList checks={checksOf(refused)} />}
        <Failure of={refused} />
      </section>
    </form>
  )
}
