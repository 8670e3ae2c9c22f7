import type { Log } from '../../platform/base/log.ts'
import type { SendLink } from './mail.ts'
import type { SignInTries } from './sign-in-tries.ts'

/** Mails links to set a new password. Anyone may ask for one, so a user gets only so many: more would fill their mailbox. */
export function buildMailReset(
  tries: SignInTries,
  sendLink: SendLink,
  log: Log,
): (to: string, link: string) => Promise<void> {
  return async (to, link) => {
    try {
      const { allowed } = await tries.begin({ kind: 'link', emails: [to], client: '' })
      if (!allowed) return
      await sendLink({
        to,
        subject: 'Set a new password for Selfsame',
        about: 'You asked to reset your password. The link expires in one hour',
        link,
        hint: 'Print one with: npm run -s selfsame -- password-link --email ADDRESS',
      })
    } catch (error) {
      log.error({ err: error }, 'link not mailed')
    }
  }
}
