import { ActionIcon, Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Phone, PhoneMessage } from '../../api/sandbox'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import entryStyles from '../../ui/entry.module.css'
import { IconCheck, IconChecks, IconSend } from '../../ui/icons'
import { clockTime } from '../../util/words'
import { typeWords } from '../message/content/type-words'
import styles from './chat.module.css'
import type { Act } from './device'

type Props = { phone: Phone; inbox_id: string; act: Act }

export function Chat({ phone, inbox_id, act }: Props) {
  const [text, setText] = useState('')
  // What is still on its way, or never comes, is not on the phone.
  const shown = phone.messages.filter(
    (message) => message.inbox_id === inbox_id && message.arrival !== 'waiting' && message.arrival !== 'lost',
  )
  const waiting = phone.messages.some(
    (message) => message.inbox_id === inbox_id && message.arrival === 'waiting',
  )
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className={styles.chat} aria-label={t('sandbox.chat.title')} tabIndex={0}>
        <ol aria-live="polite">
          {shown.map((message) => (
            <ChatMessage key={message.id} message={message} act={act} />
          ))}
          {shown.length === 0 && <li className={common.line}>{t('sandbox.chat.empty')}</li>}
          {waiting && (
            <li className={common.line}>
              {phone.online ? t('sandbox.chat.arriving') : t('sandbox.chat.waiting')}
            </li>
          )}
        </ol>
      </section>
      <form
        className={styles.write}
        aria-label={t('sandbox.chat.write_as', { name: phone.name })}
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() === '') return
          act.mutate({ act: 'write', inbox_id, text }, { onSuccess: () => setText('') })
        }}
      >
        <TextInput
          aria-label={t('sandbox.chat.write_as', { name: phone.name })}
          placeholder={phone.registered ? t('sandbox.chat.placeholder') : t('sandbox.chat.account_deleted')}
          disabled={!phone.registered}
          radius="xl"
          dir="auto"
          maxLength={4096}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ActionIcon
          type="submit"
          size={36}
          radius="xl"
          aria-label={t('sandbox.chat.send')}
          loading={act.isPending}
          disabled={!phone.registered}
        >
          <IconSend size={18} />
        </ActionIcon>
      </form>
    </>
  )
}

const FILES = new Set(['image', 'video', 'audio', 'document', 'sticker'])

/** Whether something comes with the text that this phone does not show. */
const isFile = (type: string) => FILES.has(type)

function ChatMessage({ message, act }: { message: PhoneMessage; act: Act }) {
  const { id, inbox_id, from, type, text, buttons, at, arrival, revoked } = message
  const own = from === 'person'
  return (
    <li className={`${entryStyles.bubble} ${own ? entryStyles.mine : entryStyles.theirs}`}>
      <article aria-label={own ? t('sandbox.chat.from_phone') : t('sandbox.chat.from_business')}>
        {text !== null && !revoked && isFile(type) && <p className={common.quiet}>{typeWords(type)}</p>}
        <p className={common.said}>
          <bdi>{revoked ? t('sandbox.chat.message_deleted') : (text ?? typeWords(type))}</bdi>
        </p>
        <footer>
          <time dateTime={at}>{clockTime(at)}</time>
          {own && <IconCheck size={14} aria-hidden="true" />}
          {arrival === 'read' && <IconChecks size={14} role="img" aria-label={t('message.status.read')} />}
        </footer>
        {buttons.map((button) => (
          <Button
            key={button.id}
            size="xs"
            variant="light"
            onClick={() => act.mutate({ act: 'tap', inbox_id, message_id: id, button })}
          >
            {button.title}
          </Button>
        ))}
      </article>
    </li>
  )
}
