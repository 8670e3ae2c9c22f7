/** An answer of the server that is not a success. Decide by `code`: it is never renamed. */
export class SelfsameError extends Error {
  override readonly name = 'SelfsameError'
  readonly status: number
  /** Of docs/errors.md; `unknown` where something other than Selfsame answered. */
  readonly code: string
  /** All that the answer says, such as `errors` with the fields that are wrong. */
  readonly members: Record<string, unknown>
  /** The pause that the server asks for; null where it asks for none. */
  readonly retry_after_ms: number | null

  constructor(status: number, members: Record<string, unknown>, retry_after_ms: number | null) {
    const code = typeof members.code === 'string' ? members.code : 'unknown'
    super(
      typeof members.detail === 'string' && members.detail !== ''
        ? `${code}: ${members.detail}`
        : `The server returned ${status}.`,
    )
    this.status = status
    this.code = code
    this.members = members
    this.retry_after_ms = retry_after_ms
  }
}

export async function toError(response: Response): Promise<SelfsameError> {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  const retry_after_ms = Number.isFinite(seconds) ? seconds * 1000 : null
  return new SelfsameError(response.status, membersOf(await response.text()), retry_after_ms)
}

/** A proxy in between answers with whatever it likes. */
function membersOf(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null ? { ...body } : {}
  } catch {
    return {}
  }
}
