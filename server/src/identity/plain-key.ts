/**
 * The key under which written forms of one e-mail address or id of another system match: the case of an address does not
 * count, nor in which of its normal forms Unicode writes a letter (a Mac takes é apart). Compare it; never show it.
 */
export function plainKey(kind: 'email' | 'external', value: string): string {
  const composed = value.normalize('NFC')
  return kind === 'email' ? composed.toLowerCase() : composed
}
