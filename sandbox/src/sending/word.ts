import { z } from 'zod'

/** One of Meta's words, in any case. */
export const word = (...known: string[]) => z.string().toLowerCase().pipe(z.enum(known))

/** The same for words that Meta writes in capitals. */
export const capitals = (...known: string[]) => z.string().toUpperCase().pipe(z.enum(known))
