import { createServer, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { readConfig } from '../../platform/base/config.ts'
import { buildLog } from '../../platform/base/log.ts'
import { buildSendLink } from './mail.ts'

const MAIL = {
  to: 'grace@example.org',
  subject: 'An invitation to Selfsame',
  about: 'You are invited',
  link: 'https://inbox.example/invitation?token=abc',
  hint: 'Invite them again.',
}
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A mail server that takes, or refuses, whatever comes (RFC 5321). */
async function startMailServer(refuses: boolean) {
  const received: string[] = []
  const server = createServer((socket) => {
    let in_data = false
    socket.write('220 mail.test\r\n')
    socket.on('data', (chunk) => {
      const text = chunk.toString()
      received.push(text)
      if (in_data) {
        if (!text.endsWith('\r\n.\r\n')) return
        in_data = false
        socket.write('250 OK\r\n')
        return
      }
      const command = text.slice(0, 4).toUpperCase()
      if (command === 'RCPT' && refuses) socket.write('550 no such grace@example.org\r\n')
      else if (command === 'DATA') {
        in_data = true
        socket.write('354 go on\r\n')
      } else if (command === 'QUIT') socket.end('221 bye\r\n')
      else socket.write('250 OK\r\n')
    })
    socket.on('error', () => undefined)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.')
  return { url: `smtp://127.0.0.1:${address.port}`, received }
}

function build(SMTP_URL?: string) {
  const told: string[] = []
  const config = readConfig({ SMTP_URL, MAIL_FROM: 'Bakery <hello@bakery.example>' })
  return { told, send: buildSendLink(config, buildLog('silent'), (line) => told.push(line)) }
}

test('where SMTP_URL is set the link goes by mail and stands nowhere else', async () => {
  const { url, received } = await startMailServer(false)
  const { told, send } = build(url)
  expect([await send(MAIL), told]).toEqual([true, []])
  const mail = received.join('')
  expect(mail).toContain('RCPT TO:<grace@example.org>')
  expect(mail).toContain('From: Bakery <hello@bakery.example>')
  // Quoted-printable writes = as =3D and may break a line.
  expect(mail.replaceAll('=\r\n', '').replaceAll('=3D', '=')).toContain(MAIL.link)
})

test('of what the mail server refuses, and what none takes, the terminal has neither link nor address', async () => {
  const { url } = await startMailServer(true)
  for (const { told, send } of [build(url), build()]) {
    expect([await send(MAIL), told]).toEqual([
      false,
      ['Can’t send the email “An invitation to Selfsame”. Invite them again.'],
    ])
  }
})

test('an SMTP_URL of another kind is refused at start', () => {
  expect(() => readConfig({ SMTP_URL: 'https://mail.example' })).toThrow('SMTP_URL must be a URL such as')
})
