import { z } from 'zod'
import { idPattern, presentId } from '../../platform/base/ids.ts'
import { nameAnchor, namedAnchorSchema } from '../facts/name-anchor.ts'
import type { MergeRow } from './merges.ts'

const contactId = z.string().regex(idPattern('contact'))

export const mergeSchema = z
  .object({
    id: z.string().regex(idPattern('merge')),
    contact_id: contactId.describe('The contact to keep.'),
    merged_contact_id: contactId.describe('The merged contact, or the contact that an undo would create.'),
    attach: z
      .boolean()
      .describe(
        'True if an identifier was attached to the contact. False if another contact was merged into it.',
      ),
    identifiers: z.array(namedAnchorSchema).describe('The identifiers that the merge moved.'),
    step: z
      .string()
      .describe(
        'The rule that linked them: `chain`, `parent`, `overlap`, `neighbourhood`, `claim`, `attested`, `decision`, `timeline`.',
      ),
    stale_phone: z
      .boolean()
      .describe('The link rests on a phone that was silent for longer than the account trusts.'),
    decided_by: z
      .string()
      .nullable()
      .describe('The actor of a manual decision. Null for a link from evidence.'),
    at: z.iso.datetime().describe('When it happened, by Meta’s time.'),
    created_at: z.iso.datetime(),
    undone_at: z.iso.datetime().nullable(),
    undone_by: z.string().nullable(),
  })
  .describe('A link or merge. It can be undone.')

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
