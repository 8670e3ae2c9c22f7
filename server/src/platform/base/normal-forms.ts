/** A text in each normal form of Unicode: stored text keeps the form it came in, so a search looks for all of them. */
export function normalForms(text: string): string[] {
  return [...new Set([text, text.normalize('NFC'), text.normalize('NFD')])]
}
