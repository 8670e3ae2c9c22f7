import { Button, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Phone } from '../../api/sandbox'
import { say } from '../../i18n/say'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import formStyles from '../../ui/form.module.css'
import type { Act } from './device'
import { PassMonth } from './pass-month'
import styles from './phone-settings.module.css'

type Props = { phone: Phone; line: Phone['inboxes'][number]; act: Act }

/** What the holder of a phone can change about their identity, as the business sees it. */
export function PhoneSettings({ phone, line, act }: Props) {
  const { inbox_id, name, blocked } = line
  return (
    <div className={styles.settings}>
      <Username phone={phone} act={act} />
      <ChangeNumber phone={phone} act={act} />
      <TimePasses />
      <section>
        <h3>{t('sandbox.phone.title')}</h3>
        <Switch
          label={t('sandbox.phone.switched_on')}
          checked={phone.online}
          onChange={() => act.mutate({ act: phone.online ? 'go_offline' : 'come_back' })}
        />
        <Switch
          label={say('sandbox.phone.block', { name: <bdi>{name}</bdi> })}
          checked={blocked}
          onChange={() => act.mutate({ act: blocked ? 'unblock' : 'block', inbox_id })}
        />
        <div className={formStyles.actions}>
          <Button size="xs" variant="default" onClick={() => act.mutate({ act: 'read', inbox_id })}>
            {t('sandbox.phone.mark_read')}
          </Button>
          <Button
            size="xs"
            variant="default"
            color="red"
            disabled={!phone.registered}
            onClick={() => act.mutate({ act: 'delete_account' })}
          >
            {t('sandbox.phone.delete_account')}
          </Button>
        </div>
        <p className={common.quiet}>{t('sandbox.phone.delete_hint')}</p>
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
        label={t('common.username')}
        description={t('sandbox.username.hint')}
        placeholder={t('sandbox.username.example')}
        value={username}
        maxLength={35}
        onChange={(event) => setUsername(event.currentTarget.value)}
      />
      <div className={formStyles.actions}>
        <Button size="xs" type="submit" disabled={username === '' || username === phone.username}>
          {phone.username === null ? t('sandbox.username.set') : t('sandbox.username.change')}
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
            {t('sandbox.username.remove')}
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
        label={t('sandbox.number.new')}
        description={say('sandbox.number.hint', {
          phone: <bdi>{phone.phone}</bdi>,
        })}
        placeholder={t('sandbox.number.same_country')}
        value={number}
        maxLength={30}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <div className={formStyles.actions}>
        <Button size="xs" type="submit" disabled={!phone.registered}>
          {t('sandbox.number.change')}
        </Button>
      </div>
    </form>
  )
}

function TimePasses() {
  return (
    <section>
      <h3>{t('sandbox.time.title')}</h3>
      <p className={common.quiet}>{t('sandbox.time.hint')}</p>
      <div className={formStyles.actions}>
        <PassMonth />
      </div>
    </section>
  )
}
