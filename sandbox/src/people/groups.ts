import { z } from 'zod'
import { graphError } from '../sending/errors.ts'
import { bsuidOf } from '../visibility.ts'
import { queueGroupUpdate } from '../webhooks/groups.ts'
import { participantOf, showPerson } from '../webhooks/identity.ts'
import { unixSeconds } from '../world/clock.ts'
import { newGroupId } from '../world/ids.ts'
import { digitsOf, phoneKey } from '../world/phones.ts'
import type { Group, World } from '../world/types.ts'
import type { GraphResult, JsonObject } from '../world/wire.ts'
import { getGroup, getNumber, getPerson, nextCount, WorldError } from '../world/world.ts'
import { acted } from './person.ts'

export function addGroup(
  world: World,
  number_id: string,
  options: { id?: string; subject: string; description?: string },
): Group {
  const group: Group = {
    id: options.id ?? newGroupId(world),
    number_id: getNumber(world, number_id).id,
    subject: options.subject,
    description: options.description,
    participants: new Set(),
    join_requests: new Map(),
    state: 'active',
  }
  world.groups.set(group.id, group)
  queueGroupUpdate(world, group, 'group_lifecycle_update', 'group_create', {
    request_id: nextRequest(world),
    subject: group.subject,
  })
  return group
}

export function joinGroup(world: World, group_id: string, person_id: string): void {
  const group = getGroup(world, group_id)
  const person = getPerson(world, person_id)
  if (!person.registered) throw new WorldError(`${person.name} has no WhatsApp account`)
  group.participants.add(person_id)
  acted(world, person, 'join_group', `${person.name} joined the group "${group.subject}".`, group.number_id)
  queueGroupUpdate(world, group, 'group_participants_update', 'group_participants_add', {
    reason: 'invite_link',
    added_participants: [shownIn(world, group, person_id)],
  })
}

export function leaveGroup(world: World, group_id: string, person_id: string): void {
  const group = getGroup(world, group_id)
  const person = getPerson(world, person_id)
  if (!group.participants.delete(person_id)) throw new WorldError(`${person.name} is not in the group`)
  acted(world, person, 'leave_group', `${person.name} left the group "${group.subject}".`, group.number_id)
  queueGroupUpdate(world, group, 'group_participants_update', 'group_participants_remove', {
    request_id: nextRequest(world),
    initiated_by: 'participant',
    removed_participants: [shownIn(world, group, person_id)],
  })
}

/** Asks to join; returns the id of the request. */
export function requestToJoin(world: World, group_id: string, person_id: string): string {
  const group = getGroup(world, group_id)
  const person = getPerson(world, person_id)
  const id = `jr-${nextCount(world, 'join_request')}`
  group.join_requests.set(id, { id, person_id, at_ms: world.clock.now_ms })
  acted(world, person, 'request_to_join', `${person.name} asked to join "${group.subject}".`, group.number_id)
  queueJoinRequest(world, group, 'group_join_request_created', id, person_id)
  return id
}

export function revokeJoinRequest(world: World, group_id: string, join_request_id: string): void {
  const group = getGroup(world, group_id)
  const request = group.join_requests.get(join_request_id)
  if (!request) throw new WorldError(`There is no join request ${join_request_id}`)
  group.join_requests.delete(join_request_id)
  queueJoinRequest(world, group, 'group_join_request_revoked', join_request_id, request.person_id)
}

function queueJoinRequest(world: World, group: Group, type: string, id: string, person_id: string): void {
  queueGroupUpdate(world, group, 'group_participants_update', type, {
    join_request_id: id,
    ...shownIn(world, group, person_id),
  })
}

const removal = z.looseObject({
  participants: z
    .array(z.union([z.strictObject({ user: z.string() }), z.strictObject({ user_id: z.string() })]))
    .min(1),
})

/** `DELETE /<group>/participants`, entries either `{user}` or `{user_id}`, never both. */
export function removeParticipants(world: World, group_id: string, body: JsonObject): GraphResult {
  const group = getGroup(world, group_id)
  const parsed = removal.safeParse(body)
  if (!parsed.success) return graphError(world, 100, 'Each participant needs either user or user_id.')
  const inputs = parsed.data.participants.map((one) => ('user' in one ? one.user : one.user_id))
  const people = inputs.map((input) => memberBy(world, group, input))
  if (people.includes(undefined)) return graphError(world, 131009, 'A participant is not in the group.')
  for (const person_id of people) if (person_id !== undefined) group.participants.delete(person_id)
  const request_id = nextRequest(world)
  queueGroupUpdate(world, group, 'group_participants_update', 'group_participants_remove', {
    request_id,
    initiated_by: 'business',
    removed_participants: inputs.map((input) => ({ input })),
  })
  return { ok: true, http_status: 200, body: { messaging_product: 'whatsapp', request_id } }
}

function memberBy(world: World, group: Group, input: string): string | undefined {
  const { portfolio_id } = getNumber(world, group.number_id)
  const holder = world.directory.get(phoneKey(digitsOf(input)))
  return [...group.participants].find((id) => id === holder || bsuidOf(world, portfolio_id, id) === input)
}

/** `GET /<group>`, all fields. */
export function presentGroup(world: World, group_id: string): JsonObject {
  const group = getGroup(world, group_id)
  return {
    messaging_product: 'whatsapp',
    id: group.id,
    subject: group.subject,
    description: group.description,
    suspended: group.state === 'suspended',
    total_participant_count: group.participants.size,
    participants: [...group.participants].map((id) => shownIn(world, group, id)),
  }
}

/** `GET /<group>/join_requests`. */
export function presentJoinRequests(world: World, group_id: string): JsonObject {
  const group = getGroup(world, group_id)
  return {
    data: [...group.join_requests.values()].map((request) => ({
      join_request_id: request.id,
      creation_timestamp: unixSeconds(request.at_ms),
      ...shownIn(world, group, request.person_id),
    })),
    paging: { cursors: { before: 'before', after: 'after' } },
  }
}

/** `POST /<group>/join_requests` approves, `DELETE` rejects; the body names them in `join_requests`. */
export function answerJoinRequests(
  world: World,
  group_id: string,
  body: JsonObject,
  approve: boolean,
): GraphResult {
  const group = getGroup(world, group_id)
  const parsed = z.looseObject({ join_requests: z.array(z.string()).min(1) }).safeParse(body)
  if (!parsed.success) return graphError(world, 100, 'Param join_requests must be a list of ids.')
  const known = parsed.data.join_requests.filter((id) => group.join_requests.has(id))
  if (known.length < parsed.data.join_requests.length)
    return graphError(world, 131009, 'No such join request.')
  for (const id of known) {
    const person_id = group.join_requests.get(id)?.person_id
    group.join_requests.delete(id)
    if (!approve || person_id === undefined) continue
    group.participants.add(person_id)
    queueGroupUpdate(world, group, 'group_participants_update', 'group_participants_add', {
      reason: 'join_request',
      added_participants: [shownIn(world, group, person_id)],
    })
  }
  const result = approve ? { approved_join_requests: known } : { rejected_join_requests: known }
  return { ok: true, http_status: 200, body: { messaging_product: 'whatsapp', ...result } }
}

export function changeGroup(
  world: World,
  group_id: string,
  changes: { subject?: string; description?: string },
): void {
  const group = getGroup(world, group_id)
  Object.assign(group, changes)
  const changed = (text: string | undefined) =>
    text === undefined ? undefined : { text, update_successful: true }
  queueGroupUpdate(world, group, 'group_settings_update', 'group_settings_update', {
    request_id: nextRequest(world),
    group_subject: changed(changes.subject),
    group_description: changed(changes.description),
  })
}

export function setGroupState(world: World, group_id: string, state: Group['state']): void {
  const group = getGroup(world, group_id)
  const before = group.state
  group.state = state
  if (state === 'deleted') {
    queueGroupUpdate(world, group, 'group_lifecycle_update', 'group_delete', {
      request_id: nextRequest(world),
    })
  } else if (state !== before) {
    const type = state === 'suspended' ? 'group_suspend' : 'group_suspend_cleared'
    queueGroupUpdate(world, group, 'group_status_update', type, {})
  }
}

function shownIn(world: World, group: Group, person_id: string): JsonObject {
  return participantOf(showPerson(world, group.number_id, person_id))
}

function nextRequest(world: World): string {
  return `req-${nextCount(world, 'group_request')}`
}
