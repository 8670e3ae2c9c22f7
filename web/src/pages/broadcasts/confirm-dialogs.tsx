import { Button, Modal, Stack, Text } from '@mantine/core'
import type { Broadcast } from '../../api/types'
import { longTime } from '../../util/words'
import { people } from './broadcast-words'

type Props = { broadcast: Broadcast; busy: boolean; close: () => void; confirm: () => void }

export function SendDialog({ broadcast, busy, close, confirm }: Props) {
  const { name, template, counts, send_at } = broadcast
  const { planned = 0, unreachable = 0 } = counts.by_state
  return (
    <Modal opened onClose={close} title={`Send to ${people(planned)}?`} lockScroll={false}>
      <Stack>
        <Text size="sm">
          <bdi>{name}</bdi> goes out as the template <bdi>{template.name}</bdi> ({template.language}),{' '}
          {send_at === null ? 'now' : `not before ${longTime(send_at)}`}.{' '}
          {unreachable > 0 && leftOut(unreachable)}
          Everybody is looked at once more when their message is due. What has left cannot be taken back.
        </Text>
        <div className="decisions">
          <Button loading={busy} onClick={confirm} data-autofocus>
            Send to {people(planned)}
          </Button>
          <Button variant="default" onClick={close}>
            Not yet
          </Button>
        </div>
      </Stack>
    </Modal>
  )
}

function leftOut(count: number): string {
  return `${people(count)} ${count === 1 ? 'is' : 'are'} left out. `
}

export function CancelDialog({ broadcast, busy, close, confirm }: Props) {
  return (
    <Modal opened onClose={close} title="Cancel this broadcast?" lockScroll={false}>
      <Stack>
        <Text size="sm">
          {broadcast.started_at === null
            ? 'Nothing of it has left, and nothing will.'
            : 'What has not left stays here for good. What has left cannot be taken back.'}
        </Text>
        <div className="decisions">
          <Button color="red" loading={busy} onClick={confirm}>
            Cancel the broadcast
          </Button>
          <Button variant="default" onClick={close} data-autofocus>
            Keep it
          </Button>
        </div>
      </Stack>
    </Modal>
  )
}
