import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { confirmSecondFactor } from '../../api/own'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import { QrCode } from './qr-code'

export type Begun = { totpURI: string; backupCodes: string[] }

type Props = { begun: Begun; confirmed: () => void; cancel: () => void }

/** The key for an authenticator app, and the first code of it, which proves that the app has the key. */
export function ConfirmFactor({ begun, confirmed, cancel }: Props) {
  const confirming = useMutation({ mutationFn: confirmSecondFactor, onSuccess: confirmed })
  const key = new URL(begun.totpURI).searchParams.get('secret') ?? ''
  return (
    <form
      className="factor-form"
      onSubmit={(event) => {
        event.preventDefault()
        confirming.mutate(String(new FormData(event.currentTarget).get('code')).replaceAll(' ', ''))
      }}
    >
      <ol>
        <li>
          {t('Scan this with an authenticator app on your phone:')}
          <QrCode text={begun.totpURI} label={t('QR code for an authenticator app')} />
          {t('Or enter this key in the app:')}
          <code className="factor-key">{key.match(/.{1,4}/g)?.join(' ')}</code>
          <span className="quiet">
            {t('If the app is on this device,')} <a href={begun.totpURI}>{t('open it directly')}</a>.
          </span>
        </li>
        <li>
          <TextInput
            name="code"
            label={t('Code from the app')}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={8}
            required
            autoFocus
          />
        </li>
      </ol>
      <div className="decisions">
        <Button type="submit" loading={confirming.isPending}>
          {t('Turn on')}
        </Button>
        <Button variant="default" onClick={cancel}>
          {t('Cancel')}
        </Button>
      </div>
      <Failure of={confirming.error} />
    </form>
  )
}
