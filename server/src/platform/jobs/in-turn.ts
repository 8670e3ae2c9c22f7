/** Anything that one account has to have done, or that is being done for it. */
export type OfAccount = { account_id: string }

/** How much at a time, in all and for one account. The first of an account may go beyond `most`, up to twice as much. */
export type Room = { most: number; most_per_account: number }

/**
 * What of the due work to begin now beside what is under way, of each account in its given order: the account with the
 * least under way comes first, and none gets more than its share, however much of it is due. Where other accounts hold
 * everything, perhaps for targets that hang, an account with nothing under way begins one all the same.
 */
export function takeInTurn<Due extends OfAccount>(
  due: readonly Due[],
  under_way: Iterable<OfAccount>,
  { most, most_per_account }: Room,
): Due[] {
  const counts = new Map<string, number>()
  const next = ({ account_id }: OfAccount): number => {
    const count = counts.get(account_id) ?? 0
    counts.set(account_id, count + 1)
    return count
  }
  let running = 0
  for (const one of under_way) {
    next(one)
    running += 1
  }
  const ranked = due.map((one) => ({ one, rank: next(one) })).filter(({ rank }) => rank < most_per_account)
  // Stable: of equal ranks, the order in which they were given.
  ranked.sort((a, b) => a.rank - b.rank)
  return ranked
    .filter(({ rank }, begun) => running + begun < (rank === 0 ? 2 * most : most))
    .map(({ one }) => one)
}
