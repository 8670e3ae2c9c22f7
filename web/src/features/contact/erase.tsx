import { Button, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { client, dataOf } from '../../api/client'
import { meQuery } from '../../api/session'
import type { Contact } from '../../api/types'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'

/** Erasing a contact can't be undone, so it asks for their name. */
export function Erase({ person }: { person: Contact }) {
  const role = useQuery(meQuery).data?.account?.role
  const may = role === 'owner' || role === 'admin'
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        disabled={!may}
        title={may ? undefined : t('contact.erase.not_allowed')}
        onClick={() => setAsking(true)}
      >
        {t('contact.erase.action')}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('contact.erase.title', { name: person.display_name })}
        lockScroll={false}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <Confirm person={person} close={() => setAsking(false)} />
      </Modal>
    </>
  )
}

function Confirm({ person, close }: { person: Contact; close: () => void }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const erasing = useMutation({
    mutationFn: async () =>
      dataOf(await client.DELETE('/v1/contacts/{id}', { params: { path: { id: person.id } } })),
    onSuccess: async () => {
      await navigate({ to: '/contacts' })
      void queries.invalidateQueries()
    },
  })
  return (
    <Stack
      component="form"
      onSubmit={(event) => {
        event.preventDefault()
        erasing.mutate()
      }}
    >
      <Text size="sm">{t('contact.erase.hint')}</Text>
      <TextInput
        label={t('contact.erase.type_name', { name: person.display_name })}
        value={typed}
        dir="auto"
        autoComplete="off"
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Failure of={erasing.error} />
      <div className={formStyles.actions}>
        <Button
          type="submit"
          color="red"
          loading={erasing.isPending}
          disabled={typed.trim() !== person.display_name.trim()}
        >
          {t('contact.erase.confirm')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('common.cancel')}
        </Button>
      </div>
    </Stack>
  )
}
