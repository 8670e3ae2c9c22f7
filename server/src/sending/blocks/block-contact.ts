import { type Block, listBlocks, writeBlock } from '../../channels/inboxes/blocks.ts'
import { type Line, requireLine } from '../../channels/inboxes/line.ts'
import { resolveContactId } from '../../contacts/queries.ts'
import { lockAccount } from '../../platform/account-lock/lock.ts'
import { problem } from '../../platform/base/errors.ts'
import type { Trx } from '../../platform/db/types.ts'
import { withAccountNow } from '../../platform/db/with-account.ts'
import type { Deps } from '../../platform/deps.ts'
import { appendEvents } from '../../platform/events/append.ts'
import { type BlockAddress, changeBlockList } from '../../whatsapp/block-users.ts'
import type { GraphError } from '../../whatsapp/graph.ts'
import { metaMembers, metaProblem } from '../../whatsapp/meta-problem.ts'
import { factsKey, loadAddressFacts } from '../accepting/address-facts.ts'
import { type AddressFacts, chooseAddress } from '../accepting/choose-address.ts'

export type BlockRequest = {
  account_id: string
  contact_id: string
  inbox_id: string
  by: string
  /** Writes the entry of the audit log, in the transaction of the change. */
  record: (trx: Trx) => Promise<void>
  /** Asks WhatsApp to lift a block that is not known here: it may have been made in WhatsApp's own tools. */
  lifts_unknown?: true
}

type Target = { anchor_id: string; address: BlockAddress }
type Plan = { line: Line; contact_id: string; targets: Target[] }

const REFUSED_BLOCKS = [131021, 131047, 139100, 139101, 139102, 139103]

/** Blocks the account of the contact that wrote last to the inbox, through WhatsApp. Throws WhatsApp's refusal. */
export async function blockContact(deps: Deps, request: BlockRequest): Promise<void> {
  const plan = await withAccountNow(deps.db, request.account_id, (trx) => planBlock(deps, trx, request))
  await changeBlocks(deps, request, plan, 'blocked')
}

/** Lets the contact write on the line again, whichever of its WhatsApp accounts were blocked there. */
export async function unblockContact(deps: Deps, request: BlockRequest): Promise<void> {
  const plan = await withAccountNow(deps.db, request.account_id, (trx) => planUnblock(deps, trx, request))
  await changeBlocks(deps, request, plan, 'unblocked')
}

async function planBlock(deps: Deps, trx: Trx, request: BlockRequest): Promise<Plan> {
  const { account_id } = request
  const { line, contact_id } = await findBoth(deps, trx, request)
  const targets = await findWriter(deps, trx, { account_id, contact_id, line })
  if (targets.length === 0) {
    throw problem(
      'block_refused',
      'Can’t block: the contact did not write on this inbox in the last 24 hours.',
    )
  }
  return { line, contact_id, targets }
}

/** The account of the contact that wrote last to the inbox; none if none did. */
async function findWriter(
  deps: Deps,
  trx: Trx,
  { account_id, contact_id, line }: { account_id: string; contact_id: string; line: Line },
): Promise<Target[]> {
  const thread = await trx
    .selectFrom('conversations')
    .select('last_inbound_anchor_id')
    .where('account_id', '=', account_id)
    .where('contact_id', '=', contact_id)
    .where('inbox_id', '=', line.id)
    .where('merged_into', 'is', null)
    .executeTakeFirst()
  const anchor_id = thread?.last_inbound_anchor_id ?? null
  if (anchor_id === null) return []
  const facts = await loadFacts(trx, account_id, line, [anchor_id])
  return [{ anchor_id, address: addressOf(facts.get(anchor_id), line, deps) }]
}

async function planUnblock(deps: Deps, trx: Trx, request: BlockRequest): Promise<Plan> {
  const { account_id } = request
  const { line, contact_id } = await findBoth(deps, trx, request)
  const blocks = (await listBlocks(trx, account_id, contact_id, line.id)).filter(
    ({ state }) => state === 'blocked',
  )
  if (blocks.length === 0) {
    const targets = request.lifts_unknown ? await findWriter(deps, trx, { account_id, contact_id, line }) : []
    if (targets.length > 0) return { line, contact_id, targets }
    throw problem('not_found', 'This contact is not blocked on this inbox.')
  }
  const facts = await loadFacts(
    trx,
    account_id,
    line,
    blocks.map(({ anchor_id }) => anchor_id),
  )
  const targets = blocks.map((block) => {
    const known = facts.get(block.anchor_id)
    const address = isCurrent(block, known)
      ? { kind: block.address_kind, value: block.address }
      : addressOf(known, line, deps)
    return { anchor_id: block.anchor_id, address }
  })
  return { line, contact_id, targets }
}

async function findBoth(deps: Deps, trx: Trx, { account_id, contact_id, inbox_id }: BlockRequest) {
  const found = await resolveContactId(trx, account_id, contact_id)
  if (found === null) throw problem('not_found')
  return { contact_id: found, line: await requireLine(trx, deps.secrets, account_id, inbox_id) }
}

async function loadFacts(
  trx: Trx,
  account_id: string,
  { portfolio_id }: Line,
  anchor_ids: string[],
): Promise<Map<string, AddressFacts | undefined>> {
  const wanted = anchor_ids.map((anchor_id) => ({ anchor_id, portfolio_id }))
  const facts = await loadAddressFacts(trx, account_id, wanted)
  return new Map(wanted.map((bound) => [bound.anchor_id, facts.get(factsKey(bound))]))
}

/** The address that a message would go to now; but a parent BSUID, which the block list does not take. */
function addressOf(facts: AddressFacts | undefined, line: Line, deps: Deps): BlockAddress {
  if (!facts) throw problem('no_safe_address')
  const need = { needs_phone: false, is_test_number: line.is_test_number }
  const choice = chooseAddress({ ...facts, parent_bsuid: null }, need, deps.clock.now())
  if ('refused' in choice) throw problem(choice.refused)
  const { kind, value } = choice.address
  return { kind: kind === 'phone' ? 'phone' : 'bsuid', value }
}

function isCurrent({ address_kind, address }: Block, facts: AddressFacts | undefined): boolean {
  if (!facts) return true
  return address_kind === 'bsuid'
    ? facts.bsuid === address
    : facts.phones.some(({ value }) => value === address)
}

async function changeBlocks(
  deps: Deps,
  { account_id, by, record }: BlockRequest,
  { line, contact_id, targets }: Plan,
  state: Block['state'],
): Promise<void> {
  const method = state === 'blocked' ? 'POST' : 'DELETE'
  const outcome = await changeBlockList(
    deps,
    line,
    method,
    targets.map(({ address }) => address),
  )
  if (outcome.kind === 'failed') {
    if (outcome.outcome.kind === 'refused' && REFUSED_BLOCKS.includes(outcome.outcome.error.code)) {
      throw refusal(outcome.outcome.error)
    }
    throw metaProblem(outcome.outcome)
  }
  const done = targets.filter(({ address }) => outcome.done.includes(address))
  const now = new Date(deps.clock.now())
  await withAccountNow(deps.db, account_id, async (trx) => {
    const locked = await lockAccount({ trx, account_id, now })
    await record(trx)
    for (const { anchor_id, address } of done) {
      const block = { inbox_id: line.id, anchor_id, state, at: now, by }
      const changed = await writeBlock(trx, account_id, {
        ...block,
        address_kind: address.kind,
        address: address.value,
      })
      if (!changed) continue
      const event = { at: now, contact_id, inbox_id: line.id, data: { contact_id, inbox_id: line.id } }
      await appendEvents(locked, [{ type: `contact.${state}`, ...event }])
    }
  })
  const [failed] = outcome.failed
  if (failed) throw refusal(failed.error)
}

function refusal(error: GraphError) {
  return problem('block_refused', undefined, metaMembers(error))
}
