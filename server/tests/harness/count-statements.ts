import type { Db } from '../../src/platform/db/types.ts'

/** The same database, with a count of the statements that are asked through it; not of `begin` and `commit`. */
export function countStatements(db: Db): { db: Db; statements: () => number } {
  let count = 0
  return {
    db: db.withPlugin({
      transformQuery: ({ node }) => {
        count += 1
        return node
      },
      transformResult: ({ result }) => Promise.resolve(result),
    }),
    statements: () => count,
  }
}
