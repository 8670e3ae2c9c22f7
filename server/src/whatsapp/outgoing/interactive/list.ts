import { z } from 'zod'
import { text } from '../parts/parts.ts'
import { aroundWithText, body } from './parts.ts'
import { refuseRepeated } from './refuse-repeated.ts'

const LONGEST_BODY = 4096
const LONGEST_BUTTON = 20
const MOST_ROWS = 10
const LONGEST_TITLE = 24
const LONGEST_DESCRIPTION = 72
const LONGEST_ID = 200

const row = z.strictObject({
  id: text(LONGEST_ID).describe('Returned with the reply.'),
  title: text(LONGEST_TITLE),
  description: text(LONGEST_DESCRIPTION).optional(),
})

const section = z.strictObject({
  title: text(LONGEST_TITLE).optional(),
  rows: z.array(row).min(1).max(MOST_ROWS),
})

/** A menu that opens from a button, of at most ten rows in all its sections together. */
export const listMessageSchema = z.strictObject({
  type: z.literal('list'),
  ...aroundWithText,
  body: body(LONGEST_BODY),
  action: z.strictObject({
    button: text(LONGEST_BUTTON).describe('The label of the button that opens the list.'),
    sections: z.array(section).min(1).max(MOST_ROWS).superRefine(checkSections),
  }),
})

function checkSections(sections: z.output<typeof section>[], context: z.RefinementCtx): void {
  const rows = sections.flatMap(({ rows }, at) =>
    rows.map((row, index) => ({ path: [at, 'rows', index], value: row.id })),
  )
  if (rows.length > MOST_ROWS) {
    const message = `Expected at most ${MOST_ROWS} rows in total, not ${rows.length}`
    context.addIssue({ code: 'custom', message })
  }
  refuseRepeated(context, ['id'], rows)
  if (sections.length === 1) return
  for (const [at, { title }] of sections.entries()) {
    if (title !== undefined) continue
    context.addIssue({
      code: 'custom',
      path: [at, 'title'],
      message: 'Expected a title, because the list has several sections',
    })
  }
}
