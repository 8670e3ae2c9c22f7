/** One line of two texts that stand side by side; null where the other has a line that this one has not. */
export type LinePair = { left: string | null; right: string | null; same: boolean }

// A comparison of every line with every other: what is longer is shown as wholly different.
const MOST_LINES = 1_500
const LINES_AROUND = 3

/** Puts the lines of two texts side by side so that as many as possible stand beside themselves. */
export function compareLines(left: string[], right: string[]): LinePair[] {
  let head = 0
  while (head < left.length && head < right.length && left[head] === right[head]) head += 1
  let tail = 0
  const rest = Math.min(left.length, right.length) - head
  while (tail < rest && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail += 1
  const pairsOf = (lines: string[]) =>
    lines.map((line): LinePair => ({ left: line, right: line, same: true }))
  const middle = alignMiddle(left.slice(head, left.length - tail), right.slice(head, right.length - tail))
  return [...pairsOf(left.slice(0, head)), ...middle, ...pairsOf(left.slice(left.length - tail))]
}

/** The lines that differ with a few around them; what is left out in between is one line of dots. */
export function aroundDifferences(pairs: LinePair[]): LinePair[] {
  const near = new Set(
    pairs.flatMap(({ same }, row) =>
      same ? [] : Array.from({ length: 2 * LINES_AROUND + 1 }, (_, n) => row - LINES_AROUND + n),
    ),
  )
  const gap: LinePair = { left: '⋯', right: '⋯', same: true }
  return pairs.flatMap((pair, row) => (near.has(row) ? [pair] : row === 0 || near.has(row - 1) ? [gap] : []))
}

function alignMiddle(left: string[], right: string[]): LinePair[] {
  const kept = left.length > MOST_LINES || right.length > MOST_LINES ? [] : commonLines(left, right)
  const pairs: LinePair[] = []
  let [at_left, at_right] = [0, 0]
  for (const [i, j] of [...kept, [left.length, right.length] as const]) {
    const rows = Math.max(i - at_left, j - at_right)
    for (let row = 0; row < rows; row += 1) {
      pairs.push({
        left: at_left + row < i ? (left[at_left + row] ?? null) : null,
        right: at_right + row < j ? (right[at_right + row] ?? null) : null,
        same: false,
      })
    }
    const line = left[i]
    if (line !== undefined) pairs.push({ left: line, right: line, same: true })
    at_left = i + 1
    at_right = j + 1
  }
  return pairs
}

/** The places of a longest common subsequence. */
function commonLines(left: string[], right: string[]): (readonly [number, number])[] {
  const width = right.length + 1
  const lengths = new Uint16Array((left.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const longest = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
      lengths[i * width + j] = longest
    }
  }
  const places: (readonly [number, number])[] = []
  let [i, j] = [0, 0]
  while (i < left.length && j < right.length) {
    if (left[i] === right[j]) {
      places.push([i, j])
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return places
}
