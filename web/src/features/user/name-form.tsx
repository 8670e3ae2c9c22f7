import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { renameMyself } from '../../api/own'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { useApiForm } from '../../ui/use-api-form'

export function NameForm({ name: present, email }: { name: string; email: string }) {
  const queries = useQueryClient()
  const {
    form,
    field,
    submit,
    saving: naming,
    failure,
  } = useApiForm({
    given: { name: present },
    save: ({ name }) => renameMyself(name.trim()),
    // One's name stands in many places.
    saved: () => void queries.invalidateQueries(),
    about: { INVALID_NAME: 'name' },
  })
  const { name } = form.values
  return (
    <form className={formStyles.inline} onSubmit={submit}>
      <TextInput
        label={t('common.name')}
        description={t('user.name_hint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...field('name')}
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
      <Failure of={failure} />
    </form>
  )
}
