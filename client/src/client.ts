import createFetcher, { type FetchResponse, type MaybeOptionalInit, type ParseAs } from 'openapi-fetch'
import type { HttpMethod, PathsWithMethod, RequiredKeysOf } from 'openapi-typescript-helpers'
import { toError } from './error.ts'
import type { FeedEvent } from './event-types.ts'
import { type FeedOptions, PACE, readFeed } from './feed.ts'
import type { paths } from './schema.ts'

export type ClientSettings = {
  /** Where the server is, without `/v1`. */
  url: string
  /** `ssk_…`, with the scopes that the requests need. */
  api_key: string
  /** Another `fetch`, for instance through a proxy. */
  fetch?: typeof globalThis.fetch
}

type Options<Path extends keyof paths, Method extends HttpMethod, As> = Omit<
  NonNullable<MaybeOptionalInit<paths[Path], Method>>,
  'parseAs'
> & {
  /** `blob`, `arrayBuffer`, `text` or `stream` where the answer is no JSON, such as a file. */
  parseAs?: As
}

type Answer<Path extends keyof paths, Method extends HttpMethod, As extends ParseAs> = NonNullable<
  FetchResponse<paths[Path][Method] & Record<string, unknown>, { parseAs: As }, `${string}/${string}`>['data']
>

type DataOf<Path extends keyof paths, Method extends HttpMethod, As extends ParseAs> = [
  Answer<Path, Method, As>,
] extends [never]
  ? undefined
  : Answer<Path, Method, As>

/**
 * Asks and returns the data of the answer; undefined where it has none (204). Throws `SelfsameError` where it is not a
 * success.
 */
type Ask<Method extends HttpMethod> = <
  Path extends PathsWithMethod<paths, Method>,
  As extends ParseAs = 'json',
>(
  path: Path,
  // Not a type parameter, as in openapi-fetch: a field that does not exist would go unnoticed.
  ...options: RequiredKeysOf<Options<Path, Method, As>> extends never
    ? [options?: Options<Path, Method, As>]
    : [options: Options<Path, Method, As>]
) => Promise<DataOf<Path, Method, As>>

export type Client = {
  get: Ask<'get'>
  post: Ask<'post'>
  put: Ask<'put'>
  patch: Ask<'patch'>
  delete: Ask<'delete'>
  /** Every event behind a place, then each as it happens, through lost connections and restarts of the server. */
  events(options?: FeedOptions): AsyncGenerator<FeedEvent, void>
}

/** A client for one account of one server: whose, its key says. Throws where `url` is none. */
export function createClient(settings: ClientSettings): Client {
  return createPacedClient(settings, PACE)
}

/** As `createClient`, with other waiting times of the feed. */
export function createPacedClient(
  { url, api_key, fetch = globalThis.fetch }: ClientSettings,
  pace: typeof PACE,
): Client {
  const headers = { authorization: `Bearer ${api_key}` }
  // Here, and not at the first request: a reader of the feed would wait for it to become right.
  const { href: baseUrl } = new URL(url)
  const fetcher = createFetcher<paths>({ baseUrl, headers, fetch })
  fetcher.use({
    onResponse: async ({ response }) => {
      if (!response.ok) throw await toError(response)
    },
  })
  // `request` is the same for every method; what each takes and returns is said by `Ask`.
  const request = fetcher.request as (...given: unknown[]) => Promise<{ data?: unknown }>
  const ask =
    (method: HttpMethod) =>
    async (path: string, init?: object): Promise<unknown> =>
      (await request(method, path, init)).data
  const verbs = {
    get: ask('get'),
    post: ask('post'),
    put: ask('put'),
    patch: ask('patch'),
    delete: ask('delete'),
  } as Omit<Client, 'events'>
  return {
    ...verbs,
    events: (options = {}) =>
      readFeed(
        {
          page: (query, signal) => verbs.get('/v1/events', { params: { query }, signal }),
          stream: async (query, signal) => {
            const { response } = await fetcher.GET('/v1/stream', {
              params: { query },
              parseAs: 'stream',
              signal,
            })
            return response
          },
        },
        options,
        pace,
      ),
  }
}
