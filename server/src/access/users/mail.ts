import { createTransport } from 'nodemailer'
import type { Config } from '../../platform/base/config.ts'
import type { Log } from '../../platform/base/log.ts'

export type LinkMail = {
  to: string
  subject: string
  /** One sentence without its full stop, which the link follows. Names no user. */
  about: string
  link: string
  /** How the operator gets such a link where it cannot be mailed. */
  hint: string
}

/** Mails a link. False where it could not be mailed: it stands nowhere, and the operator gets one with a command. */
export type SendLink = (mail: LinkMail) => Promise<boolean>

/** `tell` says to the operator that a link could not be mailed, never the link: what is printed is often kept as a log. */
export function buildSendLink(config: Config, log: Log, tell: (line: string) => void): SendLink {
  const { smtp_url, mail_from } = config
  const transport = smtp_url === undefined ? null : createTransport(smtp_url)
  // A mail that can't be sent rejects its own promise.
  transport?.on('error', () => undefined)
  return async ({ to, subject, about, link, hint }) => {
    if (transport !== null) {
      try {
        await transport.sendMail({ from: mail_from, to, subject, text: `${about}:\n\n${link}\n` })
        return true
      } catch {
        // What a mail server answers quotes the address.
        log.error({ smtp_host: hostOf(smtp_url) }, 'mail could not be sent')
      }
    }
    tell(`Can’t send the email “${subject}”. ${hint}`)
    return false
  }
}

function hostOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : new URL(url).hostname
}
