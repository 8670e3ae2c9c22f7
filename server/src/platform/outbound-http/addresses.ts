import type { LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { problem } from '../base/errors.ts'
import { buildNetworks } from '../base/networks.ts'
import { lookUp } from './look-up.ts'

/** `own`: in a network that the operator allows; `public`: any on the internet; `refused`: neither. */
export type Standing = 'own' | 'public' | 'refused'
export type JudgeAddress = (address: string) => Standing

/** An address that endpoints may not be at. */
class AddressRefused extends Error {
  readonly code = 'ADDRESS_REFUSED'
}

// Public by its number, but answered by the host of a virtual machine with that machine's secrets.
const METADATA = ['168.63.129.16']
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Tells where an address is. Whatever is not plainly public is refused: private, loopback, link-local with the metadata
 * services of clouds, shared and reserved ranges, multicast, and IPv6 that stands for an IPv4 address.
 */
export function buildJudge(allowed_networks: string[]): JudgeAddress {
  const isOwn = buildNetworks(allowed_networks)
  return (text) => {
    if (!ipaddr.isValid(text)) return 'refused'
    // An IPv4 address in the clothes of IPv6 is judged as what it is.
    const address = ipaddr.process(text)
    const plain = address.toString()
    if (isOwn(plain)) return 'own'
    if (address.range() !== 'unicast' || METADATA.includes(plain)) return 'refused'
    return address instanceof ipaddr.IPv6 && !address.match(GLOBAL_UNICAST) ? 'refused' : 'public'
  }
}

/** Plain http is for the operator's own networks only. */
export function mayReach(standing: Standing, protocol: string): boolean {
  return standing === 'own' || (standing === 'public' && protocol === 'https:')
}

/**
 * A look-up whose answer holds only addresses that may be reached. It is asked by the connection itself, so what was
 * checked is what is connected to: a name that changes its address in between gains nothing.
 */
export function guardedLookup(judge: JudgeAddress, protocol: string): LookupFunction {
  return (hostname, options, callback) => {
    lookUp(hostname, options).then(
      (addresses) => {
        const reachable = addresses.filter(({ address }) => mayReach(judge(address), protocol))
        const [first] = reachable
        if (!first) return callback(new AddressRefused('The address is not allowed.'), [])
        if (options.all) callback(null, reachable)
        else callback(null, first.address, first.family)
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    )
  }
}

/** The address that stands in the URL itself: no look-up is made for it. Null where a name stands there. */
export function literalAddress({ hostname }: URL): string | null {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1')
  return isIP(bare) === 0 ? null : bare
}

/** Whether a URL has no user, password and fragment: a request would go out without them. */
export function isPlainUrl(text: string): boolean {
  // Zod also passes on what it has already refused.
  if (!URL.canParse(text)) return true
  const { username, password, hash } = new URL(text)
  return username === '' && password === '' && hash === ''
}

/** An address to which something is to be sent later. Throws `url_refused` where an endpoint may not be there. */
export async function requireReachable(text: string, judge: JudgeAddress): Promise<URL> {
  const url = new URL(text)
  if (await isRefused(url, judge)) throw problem('url_refused')
  return url
}

/**
 * Whether an endpoint may be there, as far as we know now. An unknown name may get an address later; over plain http it
 * would have to be one of the operator's own, which only known names can show.
 */
export async function isRefused(url: URL, judge: JudgeAddress): Promise<boolean> {
  const literal = literalAddress(url)
  if (literal !== null) return !mayReach(judge(literal), url.protocol)
  const addresses = await lookUp(url.hostname).catch((): LookupAddress[] => [])
  if (addresses.length === 0) return url.protocol !== 'https:'
  return !addresses.some(({ address }) => mayReach(judge(address), url.protocol))
}
