import { Alert, Button, Modal, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../i18n/t'
import { longTime } from '../../util/words'
import { firstOffered, localInput } from './send-time'

type Props = {
  /** Until when WhatsApp takes more than templates, as it is known now. */
  window_until: string | null
  send: (send_at: string) => void
  close: () => void
}

/** Asks when an answer is to leave. */
export function SendLater({ window_until, send, close }: Props) {
  const [chosen, choose] = useState(() => localInput(firstOffered(new Date(), window_until)))
  const at = new Date(chosen)
  const known = !Number.isNaN(at.getTime())
  const ahead = known && at > new Date()
  const after_window = known && window_until !== null && at > new Date(window_until)
  return (
    <Modal
      opened
      onClose={close}
      title={t('composer.send_later')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack
        component="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (ahead && !after_window) send(at.toISOString())
        }}
      >
        <TextInput
          type="datetime-local"
          label={t('composer.later.time')}
          description={t('common.time_hint')}
          error={known && !ahead && t('composer.later.in_past')}
          value={chosen}
          onChange={(event) => choose(event.currentTarget.value)}
          data-autofocus
        />
        {after_window && (
          <Alert color="yellow" py="xs" title={t('composer.later.window_closes')}>
            {t('composer.later.window_closes_hint', {
              time: longTime(window_until),
            })}
          </Alert>
        )}
        <Button type="submit" disabled={!ahead || after_window}>
          {t('composer.later.confirm')}
        </Button>
      </Stack>
    </Modal>
  )
}
