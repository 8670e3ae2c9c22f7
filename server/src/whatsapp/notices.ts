import { storableText } from '../platform/base/storable.ts'
import { parseErrors } from './content/content.ts'
import { baseOf, type ChangeContext, type ElementParser } from './scope.ts'
import { type JsonObject, readId } from './values/readers.ts'
import { storableJson, storableObject } from './values/storable.ts'
import type { NoticeUpdate, Update } from './values/types.ts'

/** Something to keep that the rest of the system does not act on. */
export function noticeOf(scope: ChangeContext, path: string, notice: string, data: unknown): NoticeUpdate {
  return { kind: 'notice', ...baseOf(scope, path, scope.entry_time), notice, data: storableJson(data) }
}

/** Errors about the line itself, such as a rate limit. */
export const parseLineError: ElementParser = (scope, error, path, updates) => {
  updates.push(noticeOf(scope, path, 'error', parseErrors({ errors: [error] })[0]))
}

/** A click on a link of a marketing message; it names neither the person nor the message. */
export const parseUserAction: ElementParser = (scope, action, path, updates) => {
  updates.push({
    kind: 'notice',
    ...baseOf(scope, path, action.timestamp),
    notice: readId(action, 'action_type') ?? 'user_action',
    data: storableObject(action),
  })
}

/** What stands in a change beside the lists that we know, if it could be news. */
export function noticeUnknownParts(
  scope: ChangeContext,
  value: JsonObject,
  path: string,
  known: (key: string) => boolean,
  updates: Update[],
): void {
  for (const [key, part] of Object.entries(value)) {
    if (part === null || part === '' || known(key)) continue
    updates.push(noticeOf(scope, path, storableText(key), part))
  }
}
