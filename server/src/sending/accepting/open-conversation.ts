import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import type { ForCaller } from '../../platform/db/scope.ts'
import { createContacts } from '../../resolution/editing/create-contact.ts'
import { ensureThreads } from '../../resolution/moving/rethread.ts'
import { type BindingRequest, bindMessages } from './bind-messages.ts'
import { loadThreads, threadIn } from './load-threads.ts'
import { orThrow } from './verdicts.ts'

/** Opens the conversation that a message would go to, and makes it, and the contact, where they are missing. */
export async function openConversation(
  locked: LockedIdentity & ForCaller,
  request: BindingRequest,
): Promise<string> {
  const [verdict] = await bindMessages(locked, [request])
  const { conversation_id, contact_id, inbox, newcomer } = orThrow(verdict)
  if (conversation_id !== null) return conversation_id
  const [made] = newcomer === null ? [contact_id] : await createContacts(locked, [newcomer])
  if (made == null) throw new Error('a conversation is with no contact')
  await ensureThreads(locked, [{ inbox_id: inbox.id, contact_id: made }], 'open')
  const thread = threadIn(await loadThreads(locked, { ids: [], contact_ids: [made] }), made, inbox.id)
  if (thread === null) throw new Error('a conversation that was just opened is missing')
  return thread.id
}
