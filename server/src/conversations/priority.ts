/** From what comes first to what waits longest. */
export const PRIORITIES = ['urgent', 'high', 'medium', 'low', 'none'] as const
export type Priority = (typeof PRIORITIES)[number]

/** The more urgent of the two. */
export function moreUrgent(one: Priority, other: Priority): Priority {
  return PRIORITIES.find((it) => it === one || it === other) ?? one
}
