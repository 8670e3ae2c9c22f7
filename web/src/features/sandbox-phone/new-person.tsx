import { Alert, Button, Modal, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { wordsOf } from '../../api/client'
import { addPerson, sandboxQuery } from '../../api/sandbox'
import { t } from '../../i18n/t'
import formStyles from '../../ui/form.module.css'

type Props = {
  people: { name: string; phone: string; registered: boolean }[]
  close: () => void
  added: (id: string) => void
}

export function NewPerson({ people, close, added }: Props) {
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [username, setUsername] = useState('')
  const adding = useMutation({
    mutationFn: () => addPerson({ name, phone: phone || undefined, username: username || undefined }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: sandboxQuery.queryKey })
      added(id)
    },
  })
  const free = people.find(({ registered }) => !registered)
  return (
    <Modal opened onClose={close} title={t('sandbox.customer.add_title')} lockScroll={false}>
      <Stack
        component="form"
        onSubmit={(event) => {
          event.preventDefault()
          adding.mutate()
        }}
      >
        <TextInput
          label={t('common.name')}
          required
          data-autofocus
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('common.phone_number')}
          description={t('sandbox.customer.number_hint')}
          placeholder={t('sandbox.customer.any_number')}
          maxLength={30}
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
        {free && (
          <Button variant="light" size="xs" onClick={() => setPhone(free.phone)}>
            {t('sandbox.customer.former_number', { name: free.name })}
          </Button>
        )}
        <TextInput
          label={t('common.username')}
          placeholder={t('sandbox.customer.no_username')}
          maxLength={35}
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        {adding.error && (
          <Alert color="red" role="alert">
            {wordsOf(adding.error)}
          </Alert>
        )}
        <div className={formStyles.actions}>
          <Button type="submit" loading={adding.isPending} disabled={name.trim() === ''}>
            {t('sandbox.customer.add')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
        </div>
      </Stack>
    </Modal>
  )
}
