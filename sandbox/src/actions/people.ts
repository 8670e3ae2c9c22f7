import { z } from 'zod'
import { changeDevice, changeNumber, deleteAccount, registerAgain } from '../people/accounts.ts'
import { personAnswersCall, personCalls } from '../people/calls.ts'
import { joinGroup, leaveGroup, requestToJoin, revokeJoinRequest } from '../people/groups.ts'
import {
  adoptUsername,
  blockBusiness,
  dropUsername,
  renamePerson,
  resumeMarketing,
  setBehaviour,
  stopMarketing,
  unblockBusiness,
} from '../people/people.ts'
import { personClicksLink, personPlays, personReads, setOnline } from '../people/receive.ts'
import { personWrites, shareCard, shareOwnNumber } from '../people/write.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { Content } from '../world/content.ts'
import type { World, WorldMessage } from '../world/types.ts'
import { saidOf, saying, writeOptionFields } from './content.ts'
import { type Action, type ActionResult, defineAction } from './define.ts'
import { findGroup, findMessageId, findNumber, findPerson, remember } from './references.ts'

const text = z.string().min(1)
const who = text.describe('the simulated user: id, name in the scenario, +phone or @username')
const number = text.optional().describe('the business number; optional if there is only one')
const as = text.optional().describe('a name for the result, for later use')
const message = text.describe('a wamid, a name given with `as`, or `last`')

export const behaviourFields = {
  online: z.boolean().optional(),
  reads: z.boolean().optional(),
  plays: z.boolean().optional(),
  reads_at_once: z.boolean().optional(),
  sent_after_ms: z.number().int().nonnegative().optional(),
  delivered_after_ms: z.number().int().nonnegative().optional(),
  read_after_ms: z.number().int().nonnegative().optional(),
}

const atNumber = z.strictObject({ who, number })
const person = z.strictObject({ who })

/** Both ends of a thread, resolved. */
function thread(runtime: Runtime, input: { who: string; number?: string }) {
  const { id: person_id } = findPerson(runtime, input.who)
  return { world: runtime.world, person_id, number_id: findNumber(runtime, input.number).id }
}

function written(runtime: Runtime, sent: WorldMessage | undefined, name: string | undefined): ActionResult {
  if (!sent) return { message_id: null }
  remember(runtime, name, sent.id)
  return { message_id: sent.id }
}

function withPerson(act: (world: World, person_id: string) => void) {
  return (runtime: Runtime, input: { who: string }) => act(runtime.world, findPerson(runtime, input.who).id)
}

function withThread(act: (world: World, person_id: string, number_id: string) => void) {
  return (runtime: Runtime, input: { who: string; number?: string }) => {
    const { world, person_id, number_id } = thread(runtime, input)
    act(world, person_id, number_id)
  }
}

/** A message about one of the business's, or of the person's own. */
function about(
  runtime: Runtime,
  input: { who: string; number?: string; message: string },
  from: WorldMessage['direction'],
  content: (message_id: string) => Content,
): ActionResult {
  const { world, person_id, number_id } = thread(runtime, input)
  const message_id = findMessageId(runtime, input.message, { person_id, number_id, from })
  return written(runtime, personWrites(world, person_id, number_id, content(message_id)), undefined)
}

const writing: Record<string, Action> = {
  write: defineAction(
    'Sends a message to a business number or a group.',
    z
      .strictObject({
        who,
        number,
        ...saying,
        reply_to: message.optional(),
        group: text.optional(),
        as,
        ...writeOptionFields,
      })
      .superRefine(saidOf),
    (runtime, { who, number, text, content, reply_to, group, as, ...options }) => {
      const group_id = group === undefined ? undefined : findGroup(runtime, group).id
      const { world, person_id, number_id } = thread(runtime, {
        who,
        number: number ?? (group_id && findGroup(runtime, group).number_id),
      })
      const quoted = { person_id, number_id, from: 'outbound' as const }
      const sent = personWrites(world, person_id, number_id, content ?? text ?? '', {
        ...options,
        ...(reply_to ? { reply_to: findMessageId(runtime, reply_to, quoted) } : {}),
        ...(group_id ? { group_id } : {}),
      })
      return written(runtime, sent, as)
    },
  ),
  react: defineAction(
    'Reacts to a message of the business. Without an emoji, removes the reaction.',
    z.strictObject({ who, number, message: message.default('last'), emoji: text.optional() }),
    (runtime, input) =>
      about(runtime, input, 'outbound', (message_id) => ({
        type: 'reaction',
        message_id,
        ...(input.emoji ? { emoji: input.emoji } : {}),
      })),
  ),
  edit: defineAction(
    'Edits an own message.',
    z.strictObject({ who, number, message: message.default('last'), text }),
    (runtime, input) =>
      about(runtime, input, 'inbound', (original_message_id) => ({
        type: 'edit',
        original_message_id,
        content: { type: 'text', body: input.text },
      })),
  ),
  revoke: defineAction(
    'Deletes an own message for everyone.',
    z.strictObject({ who, number, message: message.default('last') }),
    (runtime, input) =>
      about(runtime, input, 'inbound', (original_message_id) => ({ type: 'revoke', original_message_id })),
  ),
  share_number: defineAction(
    'Taps the button of a phone request and shares the own number.',
    z.strictObject({ who, number, reply_to: message.optional(), as }),
    (runtime, { reply_to, as, ...input }) => {
      const { world, person_id, number_id } = thread(runtime, input)
      const quoted = reply_to && findMessageId(runtime, reply_to, { person_id, number_id, from: 'outbound' })
      return written(runtime, shareOwnNumber(world, person_id, number_id, quoted), as)
    },
  ),
  share_card: defineAction(
    'Sends any contact card.',
    z.strictObject({ who, number, card: z.strictObject({ name: text, phone: text }), as }),
    (runtime, { card, as, ...input }) => {
      const { world, person_id, number_id } = thread(runtime, input)
      return written(runtime, shareCard(world, person_id, number_id, card), as)
    },
  ),
}

const receiving: Record<string, Action> = {
  read: defineAction(
    'Reads one message, or everything unread from a number.',
    z.strictObject({ who, number, message: message.optional() }),
    (runtime, input) => {
      const { world, person_id, number_id } = thread(runtime, input)
      if (input.message === undefined) return personReads(world, person_id, { number_id })
      const message_id = findMessageId(runtime, input.message, { person_id, number_id, from: 'outbound' })
      personReads(world, person_id, { message_id })
    },
  ),
  play: defineAction(
    'Plays a voice note of the business.',
    z.strictObject({ who, number, message: message.default('last') }),
    (runtime, input) => {
      const { world, person_id, number_id } = thread(runtime, input)
      const message_id = findMessageId(runtime, input.message, { person_id, number_id, from: 'outbound' })
      personPlays(world, person_id, message_id)
    },
  ),
  click_link: defineAction(
    'Clicks a link of a marketing message.',
    z.strictObject({
      who,
      number,
      message: message.default('last'),
      component: z.enum(['cta', 'body']).optional(),
    }),
    (runtime, input) => {
      const { world, person_id, number_id } = thread(runtime, input)
      const message_id = findMessageId(runtime, input.message, { person_id, number_id, from: 'outbound' })
      personClicksLink(world, person_id, message_id, input.component)
    },
  ),
  go_offline: defineAction(
    'Switches the phone off: messages wait.',
    person,
    withPerson((world, id) => setOnline(world, id, false)),
  ),
  come_back: defineAction(
    'Switches the phone on again: waiting messages arrive.',
    person,
    withPerson((world, id) => setOnline(world, id, true)),
  ),
  behave: defineAction(
    'Changes whether and how fast the user reads messages.',
    z.strictObject({ who, ...behaviourFields }),
    (runtime, { who, ...behaviour }) => setBehaviour(runtime.world, findPerson(runtime, who).id, behaviour),
  ),
  call: defineAction(
    'Calls the business.',
    z.strictObject({ who, number, duration_s: z.number().int().nonnegative().optional(), as }),
    (runtime, { duration_s, as, ...input }) => {
      const { world, person_id, number_id } = thread(runtime, input)
      const call = personCalls(world, person_id, number_id, { duration_s })
      if (call) remember(runtime, as, call.id)
      return { call_id: call?.id ?? null }
    },
  ),
  answer_call: defineAction(
    'Accepts or rejects a call of the business.',
    z.strictObject({
      call: text,
      answer: z.enum(['accept', 'reject']),
      duration_s: z.number().int().nonnegative().optional(),
    }),
    ({ world, names }, { call, answer, duration_s }) =>
      personAnswersCall(world, names.get(call) ?? call, answer, duration_s),
  ),
}

const identity: Record<string, Action> = {
  adopt_username: defineAction(
    'Adopts or changes the username: from now on the phone may be hidden.',
    z.strictObject({ who, username: text }),
    (runtime, { who, username }) => adoptUsername(runtime.world, findPerson(runtime, who).id, username),
  ),
  drop_username: defineAction('Removes the username.', person, withPerson(dropUsername)),
  rename: defineAction('Changes the profile name.', z.strictObject({ who, name: text }), (runtime, input) =>
    renamePerson(runtime.world, findPerson(runtime, input.who).id, input.name),
  ),
  change_number: defineAction(
    'Moves the account to a new phone and renews every BSUID. The phone may be a former phone of another user.',
    z.strictObject({ who, phone: text.optional() }),
    (runtime, { who, phone }) => changeNumber(runtime.world, findPerson(runtime, who).id, phone),
  ),
  delete_account: defineAction('Deletes the WhatsApp account.', person, withPerson(deleteAccount)),
  register_again: defineAction(
    'Registers again after deleting the account.',
    z.strictObject({ who, phone: text.optional() }),
    (runtime, { who, phone }) => registerAgain(runtime.world, findPerson(runtime, who).id, phone),
  ),
  change_device: defineAction('Moves to a new device.', person, withPerson(changeDevice)),
  block: defineAction('Blocks the business.', atNumber, withThread(blockBusiness)),
  unblock: defineAction('Unblocks the business.', atNumber, withThread(unblockBusiness)),
  stop_marketing: defineAction('Stops marketing messages.', atNumber, withThread(stopMarketing)),
  resume_marketing: defineAction('Resumes marketing messages.', atNumber, withThread(resumeMarketing)),
}

const inGroup = z.strictObject({ who, group: text.optional() })

const groups: Record<string, Action> = {
  join_group: defineAction('Joins a group by its link.', inGroup, (runtime, { who, group }) =>
    joinGroup(runtime.world, findGroup(runtime, group).id, findPerson(runtime, who).id),
  ),
  leave_group: defineAction('Leaves a group.', inGroup, (runtime, { who, group }) =>
    leaveGroup(runtime.world, findGroup(runtime, group).id, findPerson(runtime, who).id),
  ),
  request_to_join: defineAction(
    'Asks to join a group.',
    inGroup.extend({ as }),
    (runtime, { who, group, as }) => {
      const group_id = findGroup(runtime, group).id
      const join_request_id = requestToJoin(runtime.world, group_id, findPerson(runtime, who).id)
      remember(runtime, as, join_request_id)
      return { join_request_id }
    },
  ),
  revoke_join_request: defineAction(
    'Withdraws the request to join.',
    z.strictObject({ join_request: text, group: text.optional() }),
    (runtime, { join_request, group }) =>
      revokeJoinRequest(
        runtime.world,
        findGroup(runtime, group).id,
        runtime.names.get(join_request) ?? join_request,
      ),
  ),
}

/** Everything a person can do. */
export const PEOPLE_ACTIONS: Record<string, Action> = { ...writing, ...receiving, ...identity, ...groups }
