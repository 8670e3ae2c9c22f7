import { z } from 'zod'
import { headerDocument, headerFile, text } from '../parts/parts.ts'

const LONGEST_HEADER = 60
const LONGEST_FOOTER = 60
const LONGEST_BODY = 1024

const textHeader = z.strictObject({ type: z.literal('text'), text: text(LONGEST_HEADER) })

/** What may stand above the body of most kinds. */
const header = z.discriminatedUnion('type', [
  textHeader,
  z.strictObject({ type: z.literal('image'), image: headerFile }),
  z.strictObject({ type: z.literal('video'), video: headerFile }),
  z.strictObject({ type: z.literal('document'), document: headerDocument }),
])

const footer = z.strictObject({ text: text(LONGEST_FOOTER) })

export function body(max = LONGEST_BODY) {
  return z.strictObject({ text: text(max) })
}

/** Fields around the body of the kinds that take any header. */
export const around = { header: header.optional(), footer: footer.optional() }

/** … and of those that take one of text only. */
export const aroundWithText = { header: textHeader.optional(), footer: footer.optional() }

/** … and of product lists, which need it. */
export const aroundWithTitle = { header: textHeader, footer: footer.optional() }
