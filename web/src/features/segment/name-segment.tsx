import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { client, dataOf } from '../../api/client'
import type { Segment } from '../../api/types'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import { useApiForm } from '../../ui/use-api-form'

type Props = {
  opened: boolean
  filters: Segment['filters']
  close: () => void
  saved: (segment: Segment) => void
}

export function NameSegment({ opened, filters, close, saved }: Props) {
  const { field, submit, saving, failure } = useApiForm({
    given: { name: '' },
    save: async ({ name }) => dataOf(await client.POST('/v1/segments', { body: { name, filters } })),
    saved: (segment, form) => {
      form.reset()
      saved(segment)
    },
    about: { already_exists: 'name' },
  })
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('segment.save.title')}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            {...field('name')}
            name="name"
            label={t('common.name')}
            description={t('segment.save.hint')}
            required
            maxLength={100}
            data-autofocus
          />
          <Failure of={failure} />
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
