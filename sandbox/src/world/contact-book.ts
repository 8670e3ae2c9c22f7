import { graphError } from '../sending/errors.ts'
import type { World } from './types.ts'
import type { GraphResult } from './wire.ts'
import { getNumber, getPortfolio } from './world.ts'

const REGULAR = /^[A-Z]{2}\.(?!ENT\.)[A-Za-z0-9]{1,128}$/

/**
 * `DELETE /<number>/contact_book?bsuid=`: takes the person out for all numbers of the portfolio. What the number did
 * with the phone in the last 30 days still shows it, and new contact writes a new entry. Parents are not accepted.
 */
export function deleteContactBookEntry(world: World, number_id: string, bsuid: string): GraphResult {
  if (!REGULAR.test(bsuid))
    return graphError(world, 100, 'Param bsuid must be a regular business-scoped user ID.')
  const { contact_book } = getPortfolio(world, getNumber(world, number_id).portfolio_id)
  const deleted = contact_book.entries.delete(bsuid)
  return { ok: true, http_status: 200, body: { messaging_product: 'whatsapp', success: true, deleted } }
}
