import { isIP } from 'node:net'

// From a file of settings these arrive as they are, and would become the name of a folder.
const SHELL_SYNTAX = /^["'~\s]|\$[\w{(]|["'\s]$/

const LAST_PORT = 65_535

export function isPlainPath(path: string): boolean {
  return !SHELL_SYNTAX.test(path)
}

export function isNetwork(text: string): boolean {
  const [address = '', prefix = ''] = text.split('/')
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits
}

export function isBase(url: string): boolean {
  const { username, password } = new URL(url)
  return username === '' && password === '' && !/[?#]/.test(url)
}

// It becomes part of our own address, so what no address can hold is refused here, where it can be named.
export function isHost(text: string): boolean {
  if (isIP(text) === 6) return URL.canParse(`http://[${text}]`)
  return /^[\w.-]+$/.test(text) && URL.canParse(`http://${text}`)
}

// libpq takes a list of hosts; the driver would look it up as one name and never reach a database.
export function namesOneHost(url: string): boolean {
  const authority = /^postgres(?:ql)?:\/\/([^/?#]*)/.exec(url)?.[1] ?? ''
  const hosts = authority.slice(authority.lastIndexOf('@') + 1)
  return !/,|%2c/i.test(hosts) && !/[?&]host(addr)?=[^&#]*(,|%2c)/i.test(url)
}

// With another port, the driver neither connects nor fails.
export function isPort(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) <= LAST_PORT
}

export function namesPort(url: string): boolean {
  const port = parameterOf(url, 'port')
  return port === '' || isPort(port)
}

// The driver refuses it in a paragraph of its own.
export function namesAuthority(url: string): boolean {
  const needs_one =
    parameterOf(url, 'uselibpqcompat') === 'true' && parameterOf(url, 'sslmode') === 'verify-ca'
  return !needs_one || parameterOf(url, 'sslrootcert') !== ''
}

/** Of a parameter that is given twice, the driver takes the last. */
function parameterOf(url: string, name: string): string {
  return new URL(url).searchParams.getAll(name).at(-1) ?? ''
}

export function isDecodable(url: string): boolean {
  try {
    return decodeURIComponent(url) !== ''
  } catch {
    return false
  }
}

export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}
