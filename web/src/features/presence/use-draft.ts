import { useState } from 'react'
import { readDraft, writeDraft } from '../../util/draft'
import { useTyping } from './use-typing'

/** The text that a member types in a conversation: kept in this browser under `name`, and shown to others as typing. */
export function useDraft(conversation_id: string, name: string) {
  const [text, setText] = useState(() => readDraft(name))
  const typing = useTyping(conversation_id)
  const edit = (typed: string) => {
    setText(typed)
    typing(typed !== '')
    writeDraft(name, typed)
  }
  return [text, edit] as const
}
