/**
 * The origins under which a browser may know us: the operator's address, and the host that was asked. Where that host is
 * the operator's, only as the operator writes it, so that a page without TLS is not taken for ours.
 */
export function ownOrigins(host: string | undefined, public_url: string | undefined): string[] {
  const own = public_url === undefined ? null : new URL(public_url)
  const asked = host === undefined || own?.hostname === hostnameOf(host) ? [] : originsOf(host)
  return own === null ? asked : [own.origin, ...asked]
}

/** Whether what a browser gives as its origin is one of these. It gives an origin and nothing behind it. */
export function isOneOf(origin: string | undefined, origins: readonly string[]): boolean {
  const given = origin === undefined ? null : URL.parse(origin)
  if (given === null || given.origin === 'null' || given.origin !== origin) return false
  return origins.includes(given.origin)
}

// A proxy that ends TLS makes the origin https without saying so.
function originsOf(host: string): string[] {
  return ['http', 'https'].flatMap((scheme) => {
    const url = URL.parse(`${scheme}://${host}`)
    const is_host =
      url !== null && url.pathname === '/' && url.username === '' && url.search === '' && url.hash === ''
    return is_host ? [url.origin] : []
  })
}

function hostnameOf(host: string): string | undefined {
  return URL.parse(`http://${host}`)?.hostname
}
