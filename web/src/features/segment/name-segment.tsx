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
      title={t('segment.save.title')}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': t('common.close') }}
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
            label={t('common.name')}
            description={t('segment.save.hint')}
            required
            maxLength={100}
            data-autofocus
          />
          <Failure of={saving.error} />
          <Group>
            <Button type="submit" loading={saving.isPending}>
              {t('common.save')}
            </Button>
            <Button variant="default" onClick={close}>
              {t('common.cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
