import type { paths } from '@selfsame/client/schema'
import createClient from 'openapi-fetch'
import { language } from '../i18n/language'
import { t } from '../i18n/t'
import { own } from '../util/own'
import { refusedWords } from './error-words'
import { fieldWords } from './field-words'

/** The account that every request names; set once the session is known. */
let account_id: string | null = null

export function actFor(id: string | null): void {
  account_id = id
}

/** The headers that say on whose behalf the page asks. */
export function accountHeaders(): Record<string, string> {
  return account_id === null ? {} : { 'Selfsame-Account': account_id }
}

export const client = createClient<paths>()
client.use({
  onRequest({ request }) {
    for (const [name, value] of Object.entries(accountHeaders())) request.headers.set(name, value)
    return request
  },
})

/** An answer that is not a success, in words that a person can read. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  /** What else the answer says, such as which checks failed. */
  readonly members: object
  constructor(status: number, code: string, message: string, members: object = {}) {
    super(message)
    this.status = status
    this.code = code
    this.members = members
  }
}

type Answer<Data> = { data?: Data; error?: unknown; response: Response }

/** The data of an answer. Throws an `ApiError` with the server's own sentence where it has one. */
export function dataOf<Data>({ data, error, response }: Answer<Data>): Data {
  if (data !== undefined) return data
  throw toApiError(response.status, error)
}

/** As `dataOf`, for what has nothing to say when it succeeds. */
export function requireDone({ error, response }: Answer<unknown>): void {
  if (!response.ok) throw toApiError(response.status, error)
}

export function toApiError(status: number, body: unknown): ApiError {
  const problem = typeof body === 'object' && body !== null ? body : {}
  const code = 'code' in problem ? String(problem.code) : 'unknown'
  const words = 'detail' in problem ? problem.detail : 'message' in problem ? problem.message : null
  const said =
    typeof words === 'string' && words !== '' ? words : t('error.server_status', { status: String(status) })
  return new ApiError(status, code, said, problem)
}

/** Whether the user may not see this, however often they retry. */
export function isForbidden(error: unknown): boolean {
  return error instanceof ApiError && error.status === 403
}

/** What is wrong with which field, without the part of the request that it stands in: `name`, `inbox_ids.0`. */
export function fieldErrorsOf(error: unknown): { path: string; message: string }[] {
  if (!(error instanceof ApiError) || !('errors' in error.members)) return []
  const { errors } = error.members
  return (Array.isArray(errors) ? errors : []).map(({ field, message, code, params }) => ({
    path: String(field).replace(/^[a-z]+\./, ''),
    // The server’s own sentence is English, and says the most.
    message: (language() === 'en' ? null : fieldWords(code, params)) ?? inSentenceCase(String(message)),
  }))
}

const inSentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** What went wrong, for a person. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof ApiError)) return t('error.server_unreachable')
  // The server names the scope, which is for developers; codes in capitals are better-auth's, whose English is not ours.
  const served = language() === 'en' && error.code !== 'missing_scope' && !/^[A-Z_]+$/.test(error.code)
  return (served ? undefined : own(refusedWords(), error.code)) ?? error.message
}

/** How a list that is read page by page goes on: with the cursor of the page before. */
export const byCursor = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { next_cursor: string | null }) => page.next_cursor ?? undefined,
}
