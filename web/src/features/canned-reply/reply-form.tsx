import { Button, Textarea, TextInput } from '@mantine/core'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { useApiForm } from '../../ui/use-api-form'
import styles from './canned-replies-page.module.css'

type Given = { shortcut: string; text: string }

type FormProps = {
  given?: Given
  action: string
  save: (body: Given) => Promise<unknown>
  saved: () => void
}

/** The shortcut and text of a canned reply, new or as they are. */
export function ReplyForm({ given = { shortcut: '', text: '' }, action, save, saved }: FormProps) {
  const { field, submit, saving, failure } = useApiForm({
    given: { shortcut: given.shortcut, text: given.text },
    save,
    saved: (_, form) => {
      form.setValues({ shortcut: '', text: '' })
      saved()
    },
    about: { already_exists: 'shortcut' },
  })
  return (
    <form className={`${formStyles.inline} ${styles.form}`} onSubmit={submit}>
      <TextInput
        label={t('canned_reply.shortcut')}
        placeholder={t('canned_reply.shortcut_example')}
        {...field('shortcut')}
        maxLength={40}
        autoComplete="off"
        required
      />
      <Textarea
        label={t('canned_reply.text')}
        placeholder={t('canned_reply.text_example')}
        autosize
        minRows={2}
        maxLength={4096}
        dir="auto"
        {...field('text')}
        required
      />
      <Button type="submit" loading={saving.isPending}>
        {action}
      </Button>
      <Failure of={failure} />
    </form>
  )
}
