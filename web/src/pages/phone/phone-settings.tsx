import { Button, Switch, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { wordsOf } from '../../api/client'
import { letTimePass, type Phone } from '../../api/sandbox'
import type { Act } from './device'

// Past the thirty days for which WhatsApp goes on showing a phone.
const A_MONTH = 31

type Props = { phone: Phone; line: Phone['inboxes'][number]; act: Act }

/** What somebody can do to who they are, as the business sees it. */
export function PhoneSettings({ phone, line, act }: Props) {
  const { inbox_id, name, blocked } = line
  return (
    <div className="device-settings">
      <Username phone={phone} act={act} />
      <ChangeNumber phone={phone} act={act} />
      <TimePasses />
      <section>
        <h3>This phone</h3>
        <Switch
          label="Switched on"
          checked={phone.online}
          onChange={() => act.mutate({ act: phone.online ? 'go_offline' : 'come_back' })}
        />
        <Switch
          label={
            <>
              Block <bdi>{name}</bdi>
            </>
          }
          checked={blocked}
          onChange={() => act.mutate({ act: blocked ? 'unblock' : 'block', inbox_id })}
        />
        <div className="decisions">
          <Button size="xs" variant="default" onClick={() => act.mutate({ act: 'read', inbox_id })}>
            Read everything
          </Button>
          <Button
            size="xs"
            variant="default"
            color="red"
            disabled={!phone.registered}
            onClick={() => act.mutate({ act: 'delete_account' })}
          >
            Delete the account
          </Button>
        </div>
        <p className="quiet">A deleted account sets its number free: give it to somebody new.</p>
      </section>
    </div>
  )
}

function Username({ phone, act }: { phone: Phone; act: Act }) {
  const [username, setUsername] = useState(phone.username ?? '')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate({ act: 'adopt_username', username })
      }}
    >
      <TextInput
        label="Username"
        description="With one, businesses are shown the number only for 30 days after the last contact."
        placeholder="ines.duarte"
        value={username}
        maxLength={35}
        onChange={(event) => setUsername(event.currentTarget.value)}
      />
      <div className="decisions">
        <Button size="xs" type="submit" disabled={username === '' || username === phone.username}>
          {phone.username === null ? 'Adopt it' : 'Change it'}
        </Button>
        {phone.username !== null && (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              setUsername('')
              act.mutate({ act: 'drop_username' })
            }}
          >
            Give it up
          </Button>
        )}
      </div>
    </form>
  )
}

function ChangeNumber({ phone, act }: { phone: Phone; act: Act }) {
  const [number, setNumber] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate(
          { act: 'change_number', phone: number === '' ? undefined : number },
          { onSuccess: () => setNumber('') },
        )
      }}
    >
      <TextInput
        label="New number"
        description={
          <>
            Now <bdi>{phone.phone}</bdi>. A change renews the WhatsApp ID, too.
          </>
        }
        placeholder="Any free one of the same country"
        value={number}
        maxLength={30}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <div className="decisions">
        <Button size="xs" type="submit" disabled={!phone.registered}>
          Change the number
        </Button>
      </div>
    </form>
  )
}

function TimePasses() {
  const queries = useQueryClient()
  const passing = useMutation({
    mutationFn: () => letTimePass(A_MONTH),
    onSuccess: () => queries.invalidateQueries(),
  })
  return (
    <section>
      <h3>Time</h3>
      <p className="quiet">
        {passing.error ? wordsOf(passing.error) : 'Windows close, and numbers behind a username disappear.'}
      </p>
      <div className="decisions">
        <Button size="xs" variant="default" loading={passing.isPending} onClick={() => passing.mutate()}>
          Let {A_MONTH} days pass
        </Button>
      </div>
    </section>
  )
}
