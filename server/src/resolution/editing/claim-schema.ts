import { z } from 'zod'
import { attributesSchema } from '../../contacts/attributes.ts'
import { idPattern } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'

const LONGEST_TEXT = 500

export const identifierText = z.string().trim().min(1).max(LONGEST_TEXT)
export const givenIdentifiers = {
  phone: identifierText
    .optional()
    .describe('In any written form. Without +, it is read as a phone of the account’s country.'),
  bsuid: identifierText.optional(),
  portfolio_id: z
    .string()
    .regex(idPattern('portfolio'))
    .optional()
    .describe('The portfolio in which the BSUID is valid. Required if the account has several.'),
  email: identifierText.optional(),
  external_id: identifierText.optional().describe('The id of another system.'),
}
export const newContactSchema = z.strictObject({
  ...givenIdentifiers,
  name: identifierText.optional(),
  attributes: attributesSchema.optional(),
})
export function portfolioOf({ portfolio_id }: { portfolio_id?: string | undefined }) {
  return portfolio_id === undefined ? {} : { portfolio_id: parseId('portfolio', portfolio_id) }
}
