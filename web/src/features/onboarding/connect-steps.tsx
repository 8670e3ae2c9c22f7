import { Button, PasswordInput, TextInput } from '@mantine/core'
import type { ComponentProps } from 'react'
import { t } from '../../i18n/t'
import copyFieldStyles from '../../ui/copy-field.module.css'
import styles from './connect-form.module.css'
import type { LineDraft } from './line-draft'
import { Step } from './steps'

// Where fields stand side by side, what explains them is below, so that the fields are level.
const BELOW: ComponentProps<typeof TextInput>['inputWrapperOrder'] = [
  'label',
  'input',
  'description',
  'error',
]

type Props = {
  /** The props of an input, by the value that it holds. */
  field: (name: keyof LineDraft) => object
  /** Whether the app is connected already: then its secrets are stored. */
  known: boolean
  generateToken: () => void
}

/** The fields that connect a number, in the order in which they are found at Meta. */
export function ConnectSteps(props: Props) {
  const { text, id } = inputsOf(props.field)
  return (
    <ol className={styles.steps}>
      <Step number={1} title={t('onboarding.portfolio.title')} words={t('onboarding.portfolio.hint')}>
        <TextInput
          label={t('onboarding.portfolio.id')}
          description={t('onboarding.portfolio.where')}
          {...id('meta_portfolio_id')}
        />
      </Step>
      <AppStep {...props} />
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
  )
}

/** The Meta app that sends the webhooks of the number. */
function AppStep({ field, known, generateToken }: Props) {
  const { text, id } = inputsOf(field)
  return (
    <Step number={2} title={t('onboarding.app.title')} words={t('onboarding.app.hint')}>
      <TextInput label={t('onboarding.app.id')} description={t('onboarding.app.where')} {...id('app_id')} />
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
        <Button variant="default" onClick={generateToken}>
          {t('onboarding.verify_token.generate')}
        </Button>
      </div>
    </Step>
  )
}

/** The props of inputs for texts and for Meta's ids. */
function inputsOf(field: Props['field']) {
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
  return { text, id }
}
