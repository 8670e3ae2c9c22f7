const PREFIX = 'selfsame.draft.'

/** What was typed and not sent, kept in this browser until it is sent. */
export function readDraft(conversation_id: string): string {
  return localStorage.getItem(PREFIX + conversation_id) ?? ''
}

export function writeDraft(conversation_id: string, text: string): void {
  if (text === '') localStorage.removeItem(PREFIX + conversation_id)
  else localStorage.setItem(PREFIX + conversation_id, text)
}
