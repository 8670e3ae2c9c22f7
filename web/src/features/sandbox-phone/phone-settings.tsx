import { Button, Switch, TextInput } from '@mantine/core'
import { type Phone, useAct } from '../../api/sandbox'
import { say } from '../../i18n/say'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { useApiForm } from '../../ui/use-api-form'
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
      <ChangeNumber phone={phone} />
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
  // An action of its own: what it refuses stands at the field, not above the phone.
  const adopting = useAct(phone.id)
  const { form, field, submit, saving, failure } = useApiForm({
    given: { username: phone.username ?? '' },
    save: ({ username }) => adopting.mutateAsync({ act: 'adopt_username', username }),
    about: { sandbox_refused: 'username' },
  })
  const { username } = form.values
  return (
    <form onSubmit={submit}>
      <TextInput
        label={t('common.username')}
        description={t('sandbox.username.hint')}
        placeholder={t('sandbox.username.example')}
        maxLength={35}
        {...field('username')}
      />
      <div className={formStyles.actions}>
        <Button
          size="xs"
          type="submit"
          loading={saving.isPending}
          disabled={username === '' || username === phone.username}
        >
          {phone.username === null ? t('sandbox.username.set') : t('sandbox.username.change')}
        </Button>
        {phone.username !== null && (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              form.setValues({ username: '' })
              act.mutate({ act: 'drop_username' })
            }}
          >
            {t('sandbox.username.remove')}
          </Button>
        )}
      </div>
      <Failure of={failure} />
    </form>
  )
}

function ChangeNumber({ phone }: { phone: Phone }) {
  const changing = useAct(phone.id)
  const { field, submit, saving, failure } = useApiForm({
    given: { phone: '' },
    save: ({ phone: number }) =>
      changing.mutateAsync({ act: 'change_number', phone: number === '' ? undefined : number }),
    saved: (_, form) => form.setValues({ phone: '' }),
    about: { sandbox_refused: 'phone' },
  })
  return (
    <form onSubmit={submit}>
      <TextInput
        label={t('sandbox.number.new')}
        description={say('sandbox.number.hint', {
          phone: <bdi>{phone.phone}</bdi>,
        })}
        placeholder={t('sandbox.number.same_country')}
        maxLength={30}
        {...field('phone')}
      />
      <div className={formStyles.actions}>
        <Button size="xs" type="submit" loading={saving.isPending} disabled={!phone.registered}>
          {t('sandbox.number.change')}
        </Button>
      </div>
      <Failure of={failure} />
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
