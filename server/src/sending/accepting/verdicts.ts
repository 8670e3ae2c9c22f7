/** What a step of a group says of one of them: why it goes no further, or that it has to wait for the next group. */
export type Stopped = { refused: unknown } | 'later'

export type Verdict<Value> = { value: Value } | Stopped

/** What `find` returns, or throws. */
export function attempt<Value>(find: () => Value): Verdict<Value> {
  try {
    return { value: find() }
  } catch (error) {
    return { refused: error }
  }
}

export function isStopped<Value>(verdict: Verdict<Value>): verdict is Stopped {
  return verdict === 'later' || 'refused' in verdict
}

/** The value, or null where there is none. */
export function valueIn<Value>(verdict: Verdict<Value>): Value | null {
  return isStopped(verdict) ? null : verdict.value
}

/** Goes on with what has a value. */
export function andThen<Value, Next>(
  verdict: Verdict<Value>,
  next: (value: Value) => Verdict<Next>,
): Verdict<Next> {
  return isStopped(verdict) ? verdict : next(verdict.value)
}

/** The value; throws what was refused. For a group of one, which waits for no other. */
export function orThrow<Value>(verdict: Verdict<Value> | undefined): Value {
  if (verdict === undefined || verdict === 'later') throw new Error('nothing was decided')
  if ('refused' in verdict) throw verdict.refused
  return verdict.value
}
