import { Button, Modal, Stack, Text } from '@mantine/core'
import type { Broadcast } from '../../api/types'
import { say } from '../../i18n/say'
import { t } from '../../i18n/t'
import formStyles from '../../ui/form.module.css'
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
    <Modal opened onClose={close} title={t('broadcast.start.title', { count: planned })} lockScroll={false}>
      <Stack>
        <Text size="sm">
          {send_at === null
            ? say('broadcast.start.now', facts)
            : say('broadcast.start.at_time', {
                ...facts,
                time: longTime(send_at),
              })}{' '}
          {unreachable > 0 && `${t('broadcast.start.left_out', { count: unreachable })} `}
          {t('broadcast.start.hint')}
        </Text>
        <div className={formStyles.actions}>
          <Button loading={busy} onClick={confirm} data-autofocus>
            {t('broadcast.start.confirm', { count: planned })}
          </Button>
          <Button variant="default" onClick={close}>
            {t('broadcast.start.not_yet')}
          </Button>
        </div>
      </Stack>
    </Modal>
  )
}

export function CancelDialog({ broadcast, busy, close, confirm }: Props) {
  return (
    <Modal opened onClose={close} title={t('broadcast.cancel.title')} lockScroll={false}>
      <Stack>
        <Text size="sm">
          {broadcast.started_at === null
            ? t('broadcast.cancel.nothing_sent')
            : t('broadcast.cancel.rest_unsent')}
        </Text>
        <div className={formStyles.actions}>
          <Button color="red" loading={busy} onClick={confirm}>
            {t('broadcast.cancel.confirm')}
          </Button>
          <Button variant="default" onClick={close} data-autofocus>
            {t('broadcast.cancel.keep')}
          </Button>
        </div>
      </Stack>
    </Modal>
  )
}
