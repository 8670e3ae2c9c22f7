import { Button, TextInput } from '@mantine/core'
import { confirmSecondFactor } from '../../api/own'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { useApiForm } from '../../ui/use-api-form'
import styles from './confirm-factor.module.css'
import { QrCode } from './qr-code'

export type Begun = { totpURI: string; backupCodes: string[] }

type Props = { begun: Begun; confirmed: () => void; cancel: () => void }

/** The key for an authenticator app, and the first code of it, which proves that the app has the key. */
export function ConfirmFactor({ begun, confirmed, cancel }: Props) {
  const { field, submit, saving, failure } = useApiForm({
    given: { code: '' },
    save: ({ code }) => confirmSecondFactor(code.replaceAll(' ', '')),
    saved: confirmed,
    about: { INVALID_CODE: 'code' },
  })
  const key = new URL(begun.totpURI).searchParams.get('secret') ?? ''
  return (
    <form className={styles.form} onSubmit={submit}>
      <ol>
        <li>
          {t('two_factor.setup.scan')}
          <QrCode text={begun.totpURI} label={t('two_factor.setup.qr_code')} />
          {t('two_factor.setup.enter_key')}
          <code className={styles.key}>{key.match(/.{1,4}/g)?.join(' ')}</code>
          <span className={common.quiet}>
            {t('two_factor.setup.same_device')} <a href={begun.totpURI}>{t('two_factor.setup.open_app')}</a>.
          </span>
        </li>
        <li>
          <TextInput
            {...field('code')}
            name="code"
            label={t('two_factor.setup.code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={8}
            required
            autoFocus
          />
        </li>
      </ol>
      <div className={formStyles.actions}>
        <Button type="submit" loading={saving.isPending}>
          {t('two_factor.turn_on')}
        </Button>
        <Button variant="default" onClick={cancel}>
          {t('common.cancel')}
        </Button>
      </div>
      <Failure of={failure} />
    </form>
  )
}
