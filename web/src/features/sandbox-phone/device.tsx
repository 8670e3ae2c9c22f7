import { ActionIcon, Alert, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { wordsOf } from '../../api/client'
import { type Phone, phoneQuery, useAct } from '../../api/sandbox'
import { say } from '../../i18n/say'
import { t } from '../../i18n/t'
import formStyles from '../../ui/form.module.css'
import { IconArrowLeft, IconSettings } from '../../ui/icons'
import { PaneLoader } from '../../ui/pane-loader'
import { Chat } from './chat'
import styles from './device.module.css'
import { PassMonth } from './pass-month'
import { PhoneSettings } from './phone-settings'

export type Act = ReturnType<typeof useAct>

/** One phone: the chat with the business, and the settings of the WhatsApp account. */
export function Device({ id, inbox_id }: { id: string; inbox_id: string }) {
  const found = useQuery(phoneQuery(id))
  const act = useAct(id)
  const [screen, setScreen] = useState<'chat' | 'settings'>('chat')
  if (found.isPending) return <PaneLoader label={t('common.loading')} />
  if (found.data === undefined) return <Alert color="red">{wordsOf(found.error)}</Alert>
  const phone = found.data
  const line = phone.inboxes.find((one) => one.inbox_id === inbox_id)
  if (line === undefined) return null
  return (
    <>
      <div className={styles.device}>
        <header className={styles.head}>
          {screen === 'settings' && (
            <ActionIcon
              variant="transparent"
              color="white"
              aria-label={t('sandbox.device.back')}
              onClick={() => setScreen('chat')}
            >
              <IconArrowLeft size={20} />
            </ActionIcon>
          )}
          <h2>
            <bdi>{screen === 'chat' ? line.name : phone.name}</bdi>
            <small>
              {screen === 'chat' ? t('sandbox.device.business_account') : t('sandbox.device.account')}
            </small>
          </h2>
          {screen === 'chat' && (
            <ActionIcon
              variant="transparent"
              color="white"
              aria-label={t('sandbox.device.settings')}
              onClick={() => setScreen('settings')}
            >
              <IconSettings size={20} />
            </ActionIcon>
          )}
        </header>
        {act.error && (
          <Alert color="red" radius={0} py="xs" role="alert">
            {wordsOf(act.error)}
          </Alert>
        )}
        {screen === 'chat' ? (
          <Chat phone={phone} inbox_id={inbox_id} act={act} />
        ) : (
          <PhoneSettings phone={phone} line={line} act={act} />
        )}
      </div>
      <Seen phone={phone} line={line} />
      {screen === 'chat' && <Try phone={phone} change={() => setScreen('settings')} />}
    </>
  )
}

/** The events that make a contact hard to recognise, within sight. */
function Try({ phone, change }: { phone: Phone; change: () => void }) {
  return (
    <section className={styles.try} aria-label={t('sandbox.try.title')}>
      <h3 className={styles.title}>{t('sandbox.try.identity')}</h3>
      <div className={formStyles.actions}>
        <Button size="xs" variant="default" disabled={!phone.registered} onClick={change}>
          {phone.username === null ? t('sandbox.try.set_username') : t('sandbox.try.change_username')}
        </Button>
        <Button size="xs" variant="default" disabled={!phone.registered} onClick={change}>
          {t('sandbox.try.change_number')}
        </Button>
        <PassMonth />
      </div>
    </section>
  )
}

/** What the business is shown of the person now. */
function Seen({ phone, line }: { phone: Phone; line: Phone['inboxes'][number] }) {
  return (
    <section aria-label={t('sandbox.seen.title', { name: line.name })}>
      <h3 className={styles.title}>{say('sandbox.seen.title', { name: <bdi>{line.name}</bdi> })}</h3>
      <dl className={styles.seen}>
        <dt>{t('identity.kind.phone')}</dt>
        <dd>
          {line.phone_visible ? (
            <ShownPhone phone={phone} />
          ) : (
            <strong>{t('sandbox.seen.phone_hidden')}</strong>
          )}
        </dd>
        <dt>{t('common.username')}</dt>
        <dd>{phone.username === null ? t('sandbox.seen.no_username') : <bdi>@{phone.username}</bdi>}</dd>
        <dt>{t('identity.kind.bsuid')}</dt>
        <dd>{line.bsuid === null ? t('sandbox.seen.no_bsuid') : <bdi>{line.bsuid}</bdi>}</dd>
      </dl>
    </section>
  )
}

function ShownPhone({ phone: { phone, username } }: { phone: Phone }) {
  const number = <bdi>{phone}</bdi>
  return username === null ? number : say('sandbox.seen.phone_until', { phone: number })
}
