/** For these the driver prints a warning that they will mean less one day. */
const CHECKED = new Set(['prefer', 'require', 'verify-ca'])

/**
 * The URL with the meaning that its `sslmode` has for the driver today (docs/operating.md#tls-to-the-database): all modes
 * that check the certificate are `verify-full`, unless the URL asks for those of libpq.
 */
export function withPlainTlsMode(database_url: string): string {
  const [address = ''] = database_url.split('#')
  const start = address.indexOf('?') + 1
  const query = address.slice(start)
  if (start === 0 || asksForLibpq(query)) return database_url
  const parameters = query.split('&').map((parameter) => {
    const [[name, mode = ''] = []] = new URLSearchParams(parameter)
    return name === 'sslmode' && CHECKED.has(mode) ? 'sslmode=verify-full' : parameter
  })
  return address.slice(0, start) + parameters.join('&')
}

/** Of a parameter that is given twice, the driver takes the last. */
function asksForLibpq(query: string): boolean {
  return new URLSearchParams(query).getAll('uselibpqcompat').at(-1) === 'true'
}
