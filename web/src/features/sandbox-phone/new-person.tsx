import { Button, Modal, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { addPerson, sandboxQuery } from '../../api/sandbox'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { useApiForm } from '../../ui/use-api-form'

type Props = {
  people: { name: string; phone: string; registered: boolean }[]
  close: () => void
  added: (id: string) => void
}

export function NewPerson({ people, close, added }: Props) {
  const queries = useQueryClient()
  const { form, field, submit, saving, failure } = useApiForm({
    given: { name: '', phone: '', username: '' },
    save: ({ name, phone, username }) =>
      addPerson({ name, phone: phone || undefined, username: username || undefined }),
    saved: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: sandboxQuery.queryKey })
      added(id)
    },
  })
  const free = people.find(({ registered }) => !registered)
  return (
    <Modal opened onClose={close} title={t('sandbox.customer.add_title')} lockScroll={false}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput label={t('common.name')} required data-autofocus maxLength={60} {...field('name')} />
          <TextInput
            label={t('common.phone_number')}
            description={t('sandbox.customer.number_hint')}
            placeholder={t('sandbox.customer.any_number')}
            maxLength={30}
            {...field('phone')}
          />
          {free && (
            <Button variant="light" size="xs" onClick={() => form.setFieldValue('phone', free.phone)}>
              {t('sandbox.customer.former_number', { name: free.name })}
            </Button>
          )}
          <TextInput
            label={t('common.username')}
            placeholder={t('sandbox.customer.no_username')}
            maxLength={35}
            {...field('username')}
          />
          <Failure of={failure} />
          <div className={formStyles.actions}>
            <Button type="submit" loading={saving.isPending} disabled={form.values.name.trim() === ''}>
              {t('sandbox.customer.add')}
            </Button>
            <Button variant="default" onClick={close}>
              {t('common.cancel')}
            </Button>
          </div>
        </Stack>
      </form>
    </Modal>
  )
}
