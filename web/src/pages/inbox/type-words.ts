const WORDS: Record<string, string> = {
  image: 'Photo',
  video: 'Video',
  audio: 'Voice message',
  document: 'Document',
  sticker: 'Sticker',
  location: 'Location',
  contacts: 'Contact card',
  reaction: 'Reaction',
  template: 'Template',
  interactive: 'Message with buttons',
  button: 'Answer by a button',
  order: 'Order',
  call: 'Call',
  edit: 'Edited a message',
  revoke: 'Took a message back',
  unsupported: 'A message that WhatsApp does not pass on to businesses',
}

/** What to call a message that has no text. */
export function typeWords(type: string): string {
  return WORDS[type] ?? `A message of the type “${type}”`
}
