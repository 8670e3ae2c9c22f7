import { promises as dns, type LookupAddress, type LookupOptions } from 'node:dns'

/** Two tries, some three seconds in all: less than a connection may take. */
const PATIENCE = { timeout: 1_000, tries: 2 }

/** Whether DNS answers for a name, while it is being asked. */
const asking = new Map<string, Promise<boolean>>()

/**
 * The addresses of a name, as the system knows them. The system looks names up in two threads of the process, and needs
 * ten seconds where the DNS server of a name does not answer: a few such names would keep every other name waiting, also
 * WhatsApp's. So DNS is asked first, without a thread, and the system only where DNS answers. Names without a dot are of
 * the operator's own network. `servers` are the system's unless a test names others.
 */
export async function lookUp(
  hostname: string,
  options: LookupOptions = {},
  servers?: string[],
): Promise<LookupAddress[]> {
  if (hostname.includes('.') && !(await dnsAnswers(hostname, servers))) {
    throw Object.assign(new Error('The DNS server of the name does not respond.'), { code: 'EAI_AGAIN' })
  }
  return dns.lookup(hostname, { ...options, all: true })
}

/** Many connections to one name ask once. */
function dnsAnswers(hostname: string, servers: string[] | undefined): Promise<boolean> {
  const running = asking.get(hostname)
  if (running !== undefined) return running
  const one = ask(hostname, servers).finally(() => asking.delete(hostname))
  asking.set(hostname, one)
  return one
}

async function ask(hostname: string, servers: string[] | undefined): Promise<boolean> {
  const resolver = new dns.Resolver(PATIENCE)
  if (servers !== undefined) resolver.setServers(servers)
  // The system asks for both, and waits for both.
  const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)])
  // That there is no such name is an answer too, and it may stand in a file of the system.
  return !answers.some(
    (it) => it.status === 'rejected' && Reflect.get(Object(it.reason), 'code') === 'ETIMEOUT',
  )
}
