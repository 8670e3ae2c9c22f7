/**
 * The key under which written forms of one email address or id of another system match: the case of an address does not
 * count, nor the normal form in which Unicode writes a letter (a Mac splits é). Compare it; never show it.
 */
export function plainKey(kind: 'email' | 'external', value: string): string {
  const composed = value.normalize('NFC')
  return kind === 'email' ? composed.toLowerCase() : composed
}
