import { z } from 'zod'
import { idPattern, presentId } from '../../platform/base/ids.ts'
import { nameAnchor, namedAnchorSchema } from '../facts/name-anchor.ts'
import type { MergeRow } from './merges.ts'

const contactId = z.string().regex(idPattern('contact'))

export const mergeSchema = z
  .object({
    id: z.string().regex(idPattern('merge')),
    contact_id: contactId.describe('The contact that went on.'),
    merged_contact_id: contactId.describe('The contact that was folded into it, or that an undo would make.'),
    attach: z
      .boolean()
      .describe('True where an identifier landed on the contact, rather than one contact on another.'),
    identifiers: z.array(namedAnchorSchema).describe('What came with it.'),
    step: z
      .string()
      .describe(
        'Which rule joined them: `chain`, `parent`, `overlap`, `neighbourhood`, `claim`, `attested`, `decision`, `timeline`.',
      ),
    stale_phone: z
      .boolean()
      .describe('It rests on a phone that had been silent for longer than the account trusts.'),
    decided_by: z.string().nullable().describe('Who asked for it; null where the evidence did.'),
    at: z.iso.datetime().describe('When it was so, by Meta’s time.'),
    created_at: z.iso.datetime(),
    undone_at: z.iso.datetime().nullable(),
    undone_by: z.string().nullable(),
  })
  .describe('A link or merge, which can be undone.')

export function presentMerge(row: MergeRow): z.output<typeof mergeSchema> {
  return {
    id: presentId('merge', row.id),
    contact_id: presentId('contact', row.survivor_contact_id),
    merged_contact_id: presentId('contact', row.loser_contact_id),
    attach: row.attach,
    identifiers: row.loser_anchors.map(nameAnchor),
    step: row.step,
    stale_phone: row.evidence.stale ?? false,
    decided_by: row.decision_id === null ? null : row.decided_by,
    at: row.at.toISOString(),
    created_at: row.created_at.toISOString(),
    undone_at: row.undone_at?.toISOString() ?? null,
    undone_by: row.undone_by,
  }
}
