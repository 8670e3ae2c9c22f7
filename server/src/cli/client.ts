export type ClientRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  body?: object
  /** `acc_…`, where the path is about one account's things. */
  account_id?: string
}

/** Speaks the API for a command: over HTTP to the server that holds the store, else inside this process. */
export type Client = {
  /** Returns the answer's JSON. Throws `RequestFailed` for anything but success. */
  request(request: ClientRequest): Promise<unknown>
  close(): Promise<void>
}

/** `nameOf` says by what the user of a command knows a field of the API. */
export class RequestFailed extends Error {
  readonly status: number
  readonly problem: unknown
  constructor(status: number, problem: unknown, nameOf = (field: string) => field) {
    super(problemDetail(problem, nameOf) ?? `The server returned ${status}.`)
    this.name = 'RequestFailed'
    this.status = status
    this.problem = problem
  }
}

export function requestHeaders(token: string, body: object | undefined, account_id: string | undefined) {
  return {
    authorization: `Bearer ${token}`,
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(account_id !== undefined && { 'selfsame-account': account_id }),
  }
}

export function readAnswer(status: number, text: string): unknown {
  const body: unknown = text === '' ? null : JSON.parse(text)
  if (status >= 400) throw new RequestFailed(status, body)
  return body
}

// Names every wrong field, because a person typed them.
function problemDetail(problem: unknown, nameOf: (field: string) => string): string | null {
  if (typeof problem !== 'object' || problem === null) return null
  if ('errors' in problem && Array.isArray(problem.errors)) {
    return problem.errors
      .map((error: { field: string; message: string }) => [nameOf(error.field), error.message])
      .map(([name, message]) => (name === '' ? message : `${name} ${message}`))
      .join('\n')
  }
  return 'detail' in problem && typeof problem.detail === 'string' ? problem.detail : null
}
