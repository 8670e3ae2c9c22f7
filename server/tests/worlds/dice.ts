/** Chance that a seed decides, so that whatever it finds can be found again. */
export type Dice = () => number

/** The next numbers in [0, 1) of a seed (mulberry32). */
export function rollDice(seed: number): Dice {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function chance(dice: Dice, probability: number): boolean {
  return dice() < probability
}

/** A whole number from `from` to `until`, both included. */
export function whole(dice: Dice, from: number, until: number): number {
  return from + Math.floor(dice() * (until - from + 1))
}

export function pick<T>(dice: Dice, values: readonly [T, ...T[]] | readonly T[]): T {
  const value = values[Math.floor(dice() * values.length)]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}
