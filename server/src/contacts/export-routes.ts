import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { type SeenTrx, type Viewer, withViewer } from '../platform/db/with-viewer.ts'
import type { Deps } from '../platform/deps.ts'
import { callerOf } from '../platform/http/auth.ts'
import { limitPlaces } from '../platform/http/limit-places.ts'
import { type OneAtATime, oneAtATime } from '../platform/http/one-at-a-time.ts'
import { maySeeSealed } from '../platform/http/sealed.ts'
import type { Http } from '../platform/http/types.ts'
import { viewerOf } from '../platform/http/with-caller.ts'
import { CSV_HEADER, csvLines } from './export-file.ts'
import { type ContactSelection, listContacts } from './list-contacts.ts'
import { loadContacts } from './queries.ts'
import { readSelection } from './read-selection.ts'
import { contactsExportQuery } from './schema.ts'

const LISTED_AT_ONCE = 500
// Contacts with all the attributes that they may have are under 2 MiB together.
const LOADED_AT_ONCE = 50
/** A part ends once it is so long, so that many exports with slow readers do not fill the memory. */
const LARGEST_PART = 512 * 1024
/** Of an account at a time: each holds a part in memory for as long as its reader is slow. */
const MOST_EXPORTS = 10

/** All contacts of a list as a file. */
export function registerExportRoutes(http: Http, deps: Deps): void {
  const inTurn = oneAtATime()
  http.get(
    '/contacts/export',
    {
      // The right to read contacts one by one is not the right to take all of them away.
      config: {
        scope: 'contacts:export',
        audit: { action: 'contacts.exported', subject: 'account' },
      },
      onRequest: limitPlaces(MOST_EXPORTS),
      schema: {
        tags: ['contacts'],
        summary: 'Export contacts as CSV',
        description:
          'The file contains every contact that `GET /v1/contacts` lists with the same parameters, in the same order, including contacts without a phone. `POST /v1/contacts/imports` accepts these columns as `text/csv`: name, profile_name, phone, bsuid, portfolio_id, email, external_id, more (further identifiers, as JSON) and attributes (JSON). The other columns are for human readers. A cell that a spreadsheet might run as a formula begins with an apostrophe.',
        querystring: contactsExportQuery,
        produces: ['text/csv'],
        response: { 200: { content: { 'text/csv': { schema: z.string() } } } },
      },
    },
    async (request, reply) => {
      const include_sealed = maySeeSealed(request, request.query)
      const lines = writeLines(
        { ...deps, inTurn },
        viewerOf(callerOf(request)),
        readSelection(request.query),
        include_sealed,
      )
      // The first part is read before the answer begins: what cannot be searched for is refused as anywhere else.
      const first = await lines.next()
      const day = new Date(deps.clock.now()).toISOString().slice(0, 10)
      // Typed by its schema a reply takes text only.
      const answer: FastifyReply = reply
      answer.headers({
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="contacts-${day}.csv"`,
        'cache-control': 'no-store',
      })
      return answer.send(Readable.from(after(first, lines)))
    },
  )
}

async function* writeLines(
  { db, inTurn }: Pick<Deps, 'db'> & { inTurn: OneAtATime },
  viewer: Viewer,
  selection: ContactSelection,
  include_sealed: boolean,
): AsyncGenerator<string> {
  let header = CSV_HEADER
  let behind: string | null = null
  do {
    // A transaction for each part: a slow reader must not hold one open.
    const page = { after: behind, include_sealed }
    const part: Part = await inTurn(viewer.account_id, () =>
      withViewer(db, viewer, (trx) => readPart(trx, viewer, selection, page)),
    )
    yield header + part.text
    header = ''
    behind = part.next
  } while (behind !== null)
}

type Part = { text: string; next: string | null }

async function readPart(
  trx: SeenTrx,
  { account_id }: Viewer,
  selection: ContactSelection,
  { after, include_sealed }: { after: string | null; include_sealed: boolean },
): Promise<Part> {
  const page = { after, limit: LISTED_AT_ONCE }
  const { ids, examined_until } = await listContacts(trx, account_id, selection, page)
  let text = ''
  let end = 0
  while (end < ids.length && text.length < LARGEST_PART) {
    const some = ids.slice(end, end + LOADED_AT_ONCE)
    const rows = await loadContacts(trx, account_id, some, include_sealed)
    text += rows.map(csvLines).join('')
    end += some.length
  }
  const is_full = end < ids.length || ids.length === LISTED_AT_ONCE
  return { text, next: is_full ? (ids[end - 1] ?? null) : examined_until }
}

async function* after(
  first: IteratorResult<string, unknown>,
  rest: AsyncGenerator<string>,
): AsyncGenerator<string> {
  if (first.done !== true) yield first.value
  yield* rest
}
