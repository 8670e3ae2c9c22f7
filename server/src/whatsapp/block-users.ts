import { callGraph, type GraphDeps, type GraphError, type GraphOutcome, readGraphError } from './graph.ts'
import { type JsonObject, readObject, readObjects, readText } from './values/readers.ts'

/** A phone in digits, or a regular BSUID: parents are not accepted. */
export type BlockAddress = { kind: 'phone' | 'bsuid'; value: string }

export type BlockOutcome =
  | { kind: 'answered'; done: BlockAddress[]; failed: { address: BlockAddress; error: GraphError }[] }
  | { kind: 'failed'; outcome: Exclude<GraphOutcome, { kind: 'ok' }> }

/** Puts people on the block list of a line (POST) or takes them off it (DELETE). Meta may do so for some of them only. */
export async function changeBlockList(
  deps: GraphDeps,
  line: { phone_number_id: string; access_token: string },
  method: 'POST' | 'DELETE',
  addresses: BlockAddress[],
): Promise<BlockOutcome> {
  const outcome = await callGraph(deps, {
    token: line.access_token,
    method,
    path: `${line.phone_number_id}/block_users`,
    body: {
      messaging_product: 'whatsapp',
      block_users: addresses.map((address) => ({
        [address.kind === 'phone' ? 'user' : 'user_id']: inputOf(address),
      })),
    },
  })
  if (outcome.kind === 'unknown') return { kind: 'failed', outcome }
  const failures = readFailures(outcome.body)
  if (outcome.kind === 'refused' && failures.size === 0) return { kind: 'failed', outcome }
  const failed = addresses.flatMap((address) => {
    const error = failures.get(inputOf(address))
    return error ? [{ address, error }] : []
  })
  // Without the address of each failure it is unknown which blocks were made: none is recorded.
  if (failed.length < failures.size && outcome.kind === 'refused') return { kind: 'failed', outcome }
  const done = addresses.filter((address) => !failures.has(inputOf(address)))
  return { kind: 'answered', done, failed }
}

function inputOf({ kind, value }: BlockAddress): string {
  return kind === 'phone' ? `+${value}` : value
}

function readFailures(body: JsonObject): Map<string, GraphError> {
  const lists = readObject(body, 'block_users')
  const failures = new Map<string, GraphError>()
  for (const failed of lists ? readObjects(lists, 'failed_users') : []) {
    const [error] = readObjects(failed, 'errors')
    failures.set(
      readText(failed, 'input') ?? '',
      readGraphError(error) ?? { code: 139100, message: '', details: null, is_transient: false },
    )
  }
  return failures
}
