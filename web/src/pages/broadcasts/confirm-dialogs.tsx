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
    <Modal opened onClose={close} title={t('Send to {count} people?', { count: planned })} lockScroll={false}>
      <Stack>
        <Text size="sm">
          {send_at === null
            ? say('{broadcast} goes out as the template {template} ({language}), now.', facts)
            : say('{broadcast} goes out as the template {template} ({language}), not before {time}.', {
                ...facts,
                time: longTime(send_at),
              })}{' '}
          {unreachable > 0 && `${t('{count} people are left out.', { count: unreachable })} `}
          {t(
            'Everybody is looked at once more when their message is due. What has left cannot be taken back.',
          )}
        </Text>
        <div className="decisions">
          <Button loading={busy} onClick={confirm} data-autofocus>
            {t('Send to {count} people', { count: planned })}
          </Button>
          <Button variant="default" onClick={close}>
            {t('Not yet')}
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
            ? t('Nothing of it has left, and nothing will.')
            : t('What has not left stays here for good. What has left cannot be taken back.')}
        </Text>
        <div className="decisions">
          <Button color="red" loading={busy} onClick={confirm}>
            {t('Cancel the broadcast')}
          </Button>
          <Button variant="default" onClick={close} data-autofocus>
            {t('Keep it')}
          </Button>
        </div>
      </Stack>
    </Modal>
  )
}
