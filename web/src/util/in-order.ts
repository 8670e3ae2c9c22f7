/** Runs what it is given one after another, each once the one before has ended, whatever came of that. */
export function buildInOrder(): (act: () => Promise<unknown>) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve()
  return (act) => {
    const done = last.then(act).then(
      () => undefined,
      () => undefined,
    )
    last = done
    return done
  }
}
