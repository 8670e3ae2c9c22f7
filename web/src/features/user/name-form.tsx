import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { renameMyself } from '../../api/own'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'

export function NameForm({ name: present, email }: { name: string; email: string }) {
  const queries = useQueryClient()
  const [name, setName] = useState(present)
  const naming = useMutation({
    mutationFn: () => renameMyself(name.trim()),
    // One's name stands in many places.
    onSuccess: () => void queries.invalidateQueries(),
  })
  return (
    <form
      className="setting-form"
      onSubmit={(event) => {
        event.preventDefault()
        naming.mutate()
      }}
    >
      <TextInput
        label={t('common.name')}
        description={t('user.name_hint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={100}
        autoComplete="name"
        required
      />
      <TextInput
        label={t('common.email')}
        description={t('user.email_hint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={email}
        readOnly
      />
      <Button
        type="submit"
        loading={naming.isPending}
        disabled={name.trim() === '' || name.trim() === present}
      >
        {t('common.save')}
      </Button>
      <Failure of={naming.error} />
    </form>
  )
}
