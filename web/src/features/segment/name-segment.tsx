import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { client, dataOf } from '../../api/client'
import type { Segment } from '../../api/types'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'

type Props = {
  opened: boolean
  filters: Segment['filters']
  close: () => void
  saved: (segment: Segment) => void
}

export function NameSegment({ opened, filters, close, saved }: Props) {
  const saving = useMutation({
    mutationFn: async (name: string) =>
      dataOf(await client.POST('/v1/segments', { body: { name, filters } })),
    onSuccess: saved,
  })
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('Save as segment')}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': t('Close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          saving.mutate(String(new FormData(event.currentTarget).get('name') ?? ''))
        }}
      >
        <Stack>
          <TextInput
            name="name"
            label={t('Name')}
            description={t('Visible to all members.')}
            required
            maxLength={100}
            data-autofocus
          />
          <Failure of={saving.error} />
          <Group>
            <Button type="submit" loading={saving.isPending}>
              {t('Save')}
            </Button>
            <Button variant="default" onClick={close}>
              {t('Cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
