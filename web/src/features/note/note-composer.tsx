import { Alert, Button } from '@mantine/core'
import { wordsOf } from '../../api/client'
import { t } from '../../i18n/t'
import { IconLock } from '../../ui/icons'
import writingStyles from '../../ui/writing.module.css'
import noteStyles from './note.module.css'
import { NoteField } from './note-field'
import { useNote } from './use-note'

/** Private notes of the team. They are never sent, and keep a draft of their own. */
export function NoteComposer({ conversation_id }: { conversation_id: string }) {
  const { text, edit, members, adding, ready, add } = useNote(conversation_id)
  return (
    <form
      className={`${writingStyles.composer} ${noteStyles.composer}`}
      aria-label={t('note.private')}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <p className={noteStyles.sign}>
        <IconLock size={16} aria-hidden="true" /> {t('note.hint')}
      </p>
      {adding.error && (
        <Alert color="red" role="alert" py="xs">
          {wordsOf(adding.error)}
        </Alert>
      )}
      <NoteField text={text} edit={edit} members={members} add={add} />
      <div className={`${writingStyles.actions} ${noteStyles.actions}`}>
        <Button type="submit" variant="default" loading={adding.isPending} disabled={!ready}>
          {t('note.add')}
        </Button>
      </div>
    </form>
  )
}
