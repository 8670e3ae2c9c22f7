import { describe, expect, it } from 'vitest'
import { at, buildWorld, codeOf } from '../test-world.ts'
import { bsuidOf, parentBsuidOf } from '../visibility.ts'
import {
  addGroup,
  answerJoinRequests,
  changeGroup,
  joinGroup,
  leaveGroup,
  presentGroup,
  presentJoinRequests,
  removeParticipants,
  requestToJoin,
  revokeJoinRequest,
  setGroupState,
} from './groups.ts'
import { personWrites } from './write.ts'

function setup(enrolment_group?: string, switches = {}) {
  const built = buildWorld({ enrolment_group, switches })
  const group = addGroup(built.world, built.number.id, { subject: 'Kites' })
  built.webhooks.length = 0
  const update = () => ({
    field: built.webhooks.at(-1)?.field,
    ...at(built.webhooks.at(-1)?.value, 'groups', 0),
  })
  const user_id = bsuidOf(built.world, built.portfolio.id, 'rafa')
  return { ...built, group, update, user_id }
}

describe('a group', () => {
  it('names who joined by BSUID and username, by phone only if visible', () => {
    const { world, portfolio, group, update, user_id } = setup('g')
    joinGroup(world, group.id, 'rafa')
    expect(update()).toEqual({
      field: 'group_participants_update',
      timestamp: 1793448000,
      group_id: group.id,
      type: 'group_participants_add',
      reason: 'invite_link',
      added_participants: [
        { user_id, parent_user_id: parentBsuidOf(world, portfolio.id, 'rafa'), username: 'rafa.kite' },
      ],
    })
    joinGroup(world, group.id, 'ines')
    expect(update()).toMatchObject({ added_participants: [{ wa_id: '15550104477' }] })
    expect(presentGroup(world, group.id).participants).toHaveLength(2)
  })

  it('has the timestamp as text where the switch says so', () => {
    const { world, group, update } = setup(undefined, { group_timestamp: 'string' })
    joinGroup(world, group.id, 'rafa')
    expect(update()).toMatchObject({ timestamp: '1793448000' })
  })

  it('tells who left, and who was removed by the identifier the business used', () => {
    const { world, group, update, user_id } = setup()
    joinGroup(world, group.id, 'rafa')
    joinGroup(world, group.id, 'ines')
    leaveGroup(world, group.id, 'ines')
    expect(update()).toMatchObject({
      initiated_by: 'participant',
      removed_participants: [{ wa_id: '15550104477' }],
    })
    expect(codeOf(removeParticipants(world, group.id, { participants: [{ user: '1', user_id }] }))).toBe(100)
    expect(removeParticipants(world, group.id, { participants: [{ user_id }] }).ok).toBe(true)
    expect(update()).toMatchObject({ initiated_by: 'business', removed_participants: [{ input: user_id }] })
    expect(codeOf(removeParticipants(world, group.id, { participants: [{ user_id }] }))).toBe(131009)
  })

  it('takes requests to join', () => {
    const { world, group, update, user_id } = setup()
    const first = requestToJoin(world, group.id, 'rafa')
    expect(update()).toEqual({
      field: 'group_participants_update',
      timestamp: 1793448000,
      group_id: group.id,
      type: 'group_join_request_created',
      join_request_id: first,
      user_id,
      username: 'rafa.kite',
    })
    expect(presentJoinRequests(world, group.id).data).toEqual([
      { join_request_id: first, creation_timestamp: 1793448000, user_id, username: 'rafa.kite' },
    ])
    revokeJoinRequest(world, group.id, first)
    expect(update()).toMatchObject({ type: 'group_join_request_revoked', join_request_id: first })
    const second = requestToJoin(world, group.id, 'rafa')
    expect(answerJoinRequests(world, group.id, { join_requests: [second] }, true).ok).toBe(true)
    expect(group.participants.has('rafa')).toBe(true)
  })

  it('carries messages with group_id, sender as elsewhere, and opens no window', () => {
    const { world, number, group, webhooks, user_id, send } = setup()
    expect(() => personWrites(world, 'rafa', number.id, 'hello', { group_id: group.id })).toThrow(
      'not in the group',
    )
    joinGroup(world, group.id, 'rafa')
    personWrites(world, 'rafa', number.id, 'hello all', { group_id: group.id })
    const message = at(webhooks.at(-1)?.value, 'messages', 0)
    expect(message).toMatchObject({ from_user_id: user_id, group_id: group.id })
    expect(message).not.toHaveProperty('from')
    expect(codeOf(send({ recipient: user_id }))).toBe(131047)
  })

  it('can be renamed, suspended and deleted, and is then refused', () => {
    const { world, group, update, send } = setup()
    changeGroup(world, group.id, { subject: 'Dragons' })
    expect(update().field).toBe('group_settings_update')
    setGroupState(world, group.id, 'suspended')
    expect(update()).toMatchObject({ field: 'group_status_update', type: 'group_suspend' })
    expect(codeOf(send({ recipient_type: 'group', to: group.id }))).toBe(131207)
    setGroupState(world, group.id, 'deleted')
    expect(update()).toMatchObject({ field: 'group_lifecycle_update', type: 'group_delete' })
    expect(codeOf(send({ recipient_type: 'group', to: group.id }))).toBe(131041)
  })
})
