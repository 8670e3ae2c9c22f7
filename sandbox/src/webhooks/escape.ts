const BEYOND_ASCII = /[\u0080-\uffff]/

/** Lower-case hex per UTF-16 unit, so that an emoji becomes a surrogate pair. */
export function escapeNonAscii(json: string): string {
  if (!BEYOND_ASCII.test(json)) return json
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
