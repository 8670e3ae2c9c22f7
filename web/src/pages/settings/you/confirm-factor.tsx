import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { confirmSecondFactor } from '../../../api/own'
import { Failure } from '../failure'

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
          Add Selfsame to an authenticator app with this key:
          <code className="factor-key">{key.match(/.{1,4}/g)?.join(' ')}</code>
          <span className="quiet">
            Or, on the device that has the app, <a href={begun.totpURI}>open it there</a>.
          </span>
        </li>
        <li>
          <TextInput
            name="code"
            label="Type the code that the app shows"
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
          Turn it on
        </Button>
        <Button variant="default" onClick={cancel}>
          Not now
        </Button>
      </div>
      <Failure of={confirming.error} />
    </form>
  )
}
