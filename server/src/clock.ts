/** Where the time comes from. Nothing else reads the time, so that a rehearsal can move it. Unix milliseconds. */
export type Clock = { now(): number }

/** The time of this machine. */
export const systemClock: Clock = { now: () => Date.now() }
