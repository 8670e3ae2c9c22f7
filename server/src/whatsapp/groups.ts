import { baseOf, type ElementParser, unusable } from './scope.ts'
import { identify, isNobody } from './values/identifiers.ts'
import { type JsonObject, readId, readObjects, readUsername } from './values/readers.ts'
import { storableObject } from './values/storable.ts'
import type { GroupUpdate } from './values/types.ts'

const PARTICIPANT_LISTS = [
  'added_participants',
  'removed_participants',
  'failed_participants',
  'participants',
]

/** Who joined, left or asked to join a group, and the group's own changes. */
export const parseGroup: ElementParser = (scope, group, path, updates) => {
  const group_id = readId(group, 'group_id')
  if (group_id === null) {
    updates.push(unusable(scope, path, group.timestamp, 'group_without_id'))
    return
  }
  const listed = PARTICIPANT_LISTS.flatMap((list) => readObjects(group, list))
  updates.push({
    kind: 'group',
    ...baseOf(scope, path, group.timestamp),
    group_id,
    group_event: readId(group, 'type') ?? scope.field,
    // Requests to join name their person in the event itself.
    participants: [group, ...listed].map(readParticipant).filter((participant) => !isNobody(participant)),
    data: storableObject(group),
  })
}

function readParticipant(participant: JsonObject): GroupUpdate['participants'][number] {
  const ids = identify(participant.user_id, participant.parent_user_id, participant.wa_id)
  return {
    // `input` repeats what we wrote to remove a participant; beside Meta's own identifiers it proves nothing.
    ...(isNobody(ids) ? identify(null, null, participant.input) : ids),
    username: readUsername(participant, 'username'),
  }
}
