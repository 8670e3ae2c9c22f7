import { Button, Modal, Stack, Text } from '@mantine/core'
import type { Broadcast } from '../../api/types'
import { say } from '../../i18n/say'
import { t } from '../../i18n/t'
import { longTime } from '../../util/words'

type Props = { broadcast: Broadcast; busy: boolean; close: () => void; confirm: () => void }

export function SendDialog({ broadcast, busy, close, confirm }: Props) {
  const { name, template, counts, send_at } = broadcast
  const { planned = 0, unreachable = 0 } = counts.by_state
  const facts = {
    broadcast: <bdi>{name}</bdi>,
    template: <bdi>{template.name}</bdi>,
    language: template.language,
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t('Send to {count} contacts?', { count: planned })}
      lockScroll={false}
    >
      <Stack>
        <Text size="sm">
          {send_at === null
            ? say('This sends {broadcast} now with the template {template} ({language}).', facts)
            : say('This sends {broadcast} with the template {template} ({language}), at {time} or later.', {
                ...facts,
                time: longTime(send_at),
              })}{' '}
          {unreachable > 0 && `${t('{count} contacts are left out.', { count: unreachable })} `}
          {t('Each contact is checked again before its message is sent. Sent messages can’t be recalled.')}
        </Text>
        <div className="decisions">
          <Button loading={busy} onClick={confirm} data-autofocus>
            {t('Send to {count} contacts', { count: planned })}
          </Button>
          <Button variant="default" onClick={close}>
            {t('Don’t send yet')}
          </Button>
        </div>
      </Stack>
    </Modal>
  )
}

export function CancelDialog({ broadcast, busy, close, confirm }: Props) {
  return (
    <Modal opened onClose={close} title={t('Cancel this broadcast?')} lockScroll={false}>
      <Stack>
        <Text size="sm">
          {broadcast.started_at === null
            ? t('No message was sent, and none will be sent.')
            : t('The remaining messages won’t be sent. Sent messages can’t be recalled.')}
        </Text>
        <div className="decisions">
          <Button color="red" loading={busy} onClick={confirm}>
            {t('Cancel broadcast')}
          </Button>
          <Button variant="default" onClick={close} data-autofocus>
            {t('Keep broadcast')}
          </Button>
        </div>
      </Stack>
    </Modal>
  )
}
