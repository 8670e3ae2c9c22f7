import { BlockList, isIP } from 'node:net'

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
