/**
 * Orders texts by their bytes, as the store does under `collate "C"`. JavaScript compares UTF-16 and puts an emoji before a
 * fullwidth letter, where the bytes put it after.
 */
export function compareBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other))
}
