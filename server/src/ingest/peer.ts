import type { IncomingMessage } from 'node:http'
import { isIPv4 } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * Whose connection it is: an IPv4 address, or the /64 network of an IPv6 address, since one sender has all of it. Behind a
 * proxy every request has the proxy's address: what a header says of its sender may come from anyone.
 */
export function peerOf({ socket: { remoteAddress = '' } }: IncomingMessage): string {
  // Parsing an address costs more than the rest of this, and most are of this form.
  if (isIPv4(remoteAddress) || !ipaddr.isValid(remoteAddress)) return remoteAddress
  const address = ipaddr.process(remoteAddress)
  return address.kind() === 'ipv4' ? address.toString() : address.toByteArray().slice(0, 8).join('.')
}
