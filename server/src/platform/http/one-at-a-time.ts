export type OneAtATime = <Result>(account_id: string, work: () => Promise<Result>) => Promise<Result>

/**
 * Lets one work of an account run at a time, each in the order in which it came. For the parts of what takes long: while they
 * overlap, they keep the processors of the server and of the database from the requests of others.
 */
export function oneAtATime(): OneAtATime {
  const last_of = new Map<string, Promise<unknown>>()
  return async (account_id, work) => {
    const before = last_of.get(account_id) ?? Promise.resolve()
    const mine = before.then(work, work)
    last_of.set(account_id, mine)
    try {
      return await mine
    } finally {
      if (last_of.get(account_id) === mine) last_of.delete(account_id)
    }
  }
}
