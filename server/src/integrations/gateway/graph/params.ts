import { z } from 'zod'

/** What stands in every path of the Graph surface: some object of Meta's, and the version where one is named. */
export const graphParams = z.object({ id: z.string(), version: z.string().optional() })
