import {
  type GivenIdentifiers,
  type Identifier,
  type IdentifierRules,
  loadIdentifierRules,
  readIdentifiers,
} from '../../contacts/identifiers.ts'
import { isBsuid, isParentBsuid } from '../../identity/bsuid.ts'
import type { IdentityScope } from '../../platform/account-lock/identity-scope.ts'
import { problem } from '../../platform/base/errors.ts'
import { attempt, type Verdict } from './verdicts.ts'

/** Whom a message is for, as the caller says it. */
export type Recipient = string | NamedRecipient

export type NamedRecipient = {
  contact_id?: string | undefined
  conversation_id?: string | undefined
  phone?: string | undefined
  bsuid?: string | undefined
}

/** Reads the short form. A username is no address: WhatsApp has no way to send to one. */
export function nameRecipient(to: Recipient): NamedRecipient {
  if (typeof to !== 'string') return to
  if (to.startsWith('con_')) return { contact_id: to }
  if (to.startsWith('cnv_')) return { conversation_id: to }
  if (isBsuid(to)) return { bsuid: to }
  if (isParentBsuid(to)) {
    throw problem('invalid_recipient', 'Can’t send to a parent BSUID. Name the contact or the BSUID.')
  }
  if (/[\p{L}@]/u.test(to)) {
    throw problem(
      'invalid_recipient',
      'Can’t send to a username: it is display only. Name the contact, the conversation, the phone or the BSUID.',
    )
  }
  return { phone: to }
}

/** The phone or BSUID of each; a BSUID wins. */
export async function readRecipients(
  scope: IdentityScope,
  given: GivenIdentifiers[],
): Promise<Verdict<Identifier>[]> {
  const rules = await loadIdentifierRules(scope)
  return given.map((it) => attempt(() => readRecipient(it, rules)))
}

function readRecipient({ phone, bsuid, portfolio_id }: GivenIdentifiers, rules: IdentifierRules): Identifier {
  const { identifiers, errors } = readIdentifiers(
    { phone: bsuid === undefined ? phone : undefined, bsuid, portfolio_id },
    rules,
  )
  const [error] = errors
  if (error) throw problem('invalid_recipient', `body.to: ${error.field} ${error.message}.`)
  const [identifier] = identifiers
  if (!identifier) throw problem('invalid_recipient', 'body.to has no recipient.')
  return identifier
}
