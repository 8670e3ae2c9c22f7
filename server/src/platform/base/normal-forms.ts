/** A text in each form in which Unicode may write it: of what is stored as it came, all are one to whoever looks for it. */
export function normalForms(text: string): string[] {
  return [...new Set([text, text.normalize('NFC'), text.normalize('NFD')])]
}
