import { z } from 'zod'
import { parseAnchor } from '../../identity/anchors.ts'
import { dialForm } from '../../identity/phone.ts'
import type { AnchorKey } from '../../identity/types.ts'
import { presentId } from '../../platform/base/ids.ts'

export const namedAnchorSchema = z.object({
  kind: z.enum(['bsuid', 'phone', 'contact']),
  portfolio_id: z.string().nullable(),
  value: z.string(),
})

export type NamedAnchor = z.output<typeof namedAnchorSchema>

/** What an anchor stands for, in the words of the API. */
export function nameAnchor(anchor: AnchorKey): NamedAnchor {
  const parsed = parseAnchor(anchor)
  switch (parsed.kind) {
    case 'bsuid':
      return { kind: 'bsuid', portfolio_id: presentId('portfolio', parsed.portfolio), value: parsed.bsuid }
    case 'phone':
    case 'disputed':
      return { kind: 'phone', portfolio_id: null, value: dialForm(parsed.phone_key) }
    case 'contact':
      return { kind: 'contact', portfolio_id: null, value: presentId('contact', parsed.contact) }
  }
}
