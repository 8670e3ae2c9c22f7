import {
  type GivenIdentifiers,
  type Identifier,
  type IdentifierRules,
  loadIdentifierRules,
  readIdentifiers,
} from '../../contacts/identifiers.ts'
import type { IdentityScope } from '../../platform/account-lock/identity-scope.ts'
import { problem } from '../../platform/base/errors.ts'
import { attempt, type Verdict } from './verdicts.ts'

/** The recipient of a message, as the caller names it. */
export type NamedRecipient = {
  contact_id?: string | undefined
  conversation_id?: string | undefined
  phone?: string | undefined
  bsuid?: string | undefined
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
  if (error) throw problem('invalid_recipient', `${error.field} ${error.message}.`, {}, { about: 'to' })
  const [identifier] = identifiers
  if (!identifier) throw problem('invalid_recipient', 'The message has no recipient.')
  return identifier
}
