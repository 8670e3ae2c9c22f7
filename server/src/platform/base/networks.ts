import type { IncomingMessage } from 'node:http'
import { BlockList, isIP, isIPv4 } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Tells whether an address is in one of these networks, given as CIDR. An IPv4 address written as IPv6 counts as IPv4. */
export function buildNetworks(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', prefix = ''] = network.split('/')
    list.addSubnet(address, Number(prefix), isIP(address) === 6 ? 'ipv6' : 'ipv4')
  }
  return (text) => {
    const address = text.replace(/^::ffff:(?=\d+\.)/i, '')
    const kind = isIP(address)
    return kind !== 0 && list.check(address, kind === 6 ? 'ipv6' : 'ipv4')
  }
}

/** An IPv4 address, or the /64 network of an IPv6 address, since one sender has all of it. */
export function peerNetwork(address: string): string {
  // Parsing an address costs more than the rest of this, and most are of this form.
  if (isIPv4(address) || !ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  return parsed.kind() === 'ipv4' ? parsed.toString() : parsed.toByteArray().slice(0, 8).join('.')
}

/** The address of the client that sent a request. */
export type ClientAddress = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string

/**
 * Reads the client's address: that of the connection, or where this is one of the operator's proxies, the one that the
 * proxy names in `X-Forwarded-For`. Each proxy adds an address at the end, so what stands before the first that is no
 * proxy of ours was written by the client.
 */
export function buildClientAddress(trusted_proxies: readonly string[]): ClientAddress {
  const isProxy = buildNetworks(trusted_proxies)
  return ({ socket, headers }) => {
    let client = socket.remoteAddress ?? ''
    const named = String(headers['x-forwarded-for'] ?? '').split(',')
    while (isProxy(client)) {
      const address = withoutPort(named.pop()?.trim() ?? '')
      if (isIP(address) === 0) break
      client = address
    }
    return client
  }
}

// Some proxies name the port too: `203.0.113.7:1234` or `[2001:db8::1]:1234`.
function withoutPort(text: string): string {
  return /^\[(.*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
}
