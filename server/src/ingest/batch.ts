import { applyTemplateNotices } from '../channels/templates/apply-notices.ts'
import { type BookName, saveBookNames } from '../contacts/book-names.ts'
import { recordShown } from '../contacts/consents.ts'
import type { Locked } from '../platform/account-lock/lock.ts'
import { appendEvents } from '../platform/events/append.ts'
import { finishRequests } from '../sending/phone-requests/finish-requests.ts'
import type {
  CallUpdate,
  ContactSyncUpdate,
  Identifiers,
  NoticeUpdate,
  PaymentUpdate,
  PreferenceUpdate,
  RotationUpdate,
  StatusUpdate,
  Update,
} from '../whatsapp/values/types.ts'
import { callEntries } from './calls.ts'
import { type IngestScope, readIngestScope } from './ingest-scope.ts'
import { type Directory, locatePeople } from './locate-people.ts'
import { collectMessages, type MessageItem } from './message-copies.ts'
import { noticeEvents, withSubjects } from './notices.ts'
import type { Observation, ObservedRotation } from './observations.ts'
import { withoutPast, withoutRemoved } from './past-retention.ts'
import { takeSharedPhones } from './phone-shares.ts'
import { placeMessages } from './place-messages.ts'
import { queueMedia } from './queue-media.ts'
import { type Routed, routeEvents } from './route.ts'
import { saveToldUsernames } from './save-usernames.ts'
import { shownProfiles } from './shown-profiles.ts'
import { dropErased } from './tombstones.ts'
import type { BatchOutcome, Digests, StoredEvent } from './types.ts'
import { withdrawDisagreements } from './withdraw.ts'
import { writeMessages } from './write-messages.ts'
import { writeProfiles } from './write-profiles.ts'
import { writeStatuses } from './write-statuses.ts'

/**
 * Turns a batch of one account's stored webhook events into facts, people, threads and messages, with a fixed number of
 * set-based statements. Doing it twice changes nothing.
 */
export async function processBatch(
  account: Locked,
  digests: Digests,
  events: StoredEvent[],
): Promise<BatchOutcome> {
  const locked = await readIngestScope(account)
  const work = routeEvents(locked, events)
  const routed = sortByKind(await dropErased(locked, work.routed, digests))
  const rotations = observeRotations(routed.rotation)
  const items = await collectMessages(locked, [...routed.message, ...callEntries(routed.call)], rotations)
  const shared = await takeSharedPhones(locked, items)
  const withdrawn = await withdrawDisagreements(locked, items)
  const observations = [...items.flatMap(observeMessage), ...observeOthers(routed)]
  const told = [...toldOf(routed), ...work.notices]
  const seeds = withSubjects(shared.seeds, told)
  const directory = await locatePeople(locked, observations, rotations, {
    ...seeds,
    bsuids: [...seeds.bsuids, ...withdrawn],
  })
  const { placed, failures } = await placeMessages(locked, items, directory)
  const kept = withoutRemoved(placed)
  await writeMessages(locked, kept)
  await queueMedia(locked, kept, withoutPast(routed.call))
  await finishRequests(locked, shared.answered)
  await writeStatuses(locked, withoutPast(routed.status), withoutPast(routed.call), kept)
  await writeProfiles(locked, shownProfiles(routed, placed, directory))
  await saveBookNames(locked, bookNames(routed.contact_sync, directory))
  await writeConsents(locked, routed.preference, directory)
  await appendEvents(locked, await noticeEvents(locked, told, directory))
  await saveToldUsernames(locked, [...routed.business_username, ...work.notices])
  await applyTemplateNotices(locked, noticesOf([...routed.notice, ...work.notices]))
  return { updates: work.updates, failures: [...work.failures, ...failures] }
}

type Sorted = { [K in Update['kind']]: Routed<Extract<Update, { kind: K }>>[] }

function sortByKind(routed: Routed[]): Sorted {
  const sorted: Sorted = {
    message: [],
    status: [],
    payment: [],
    rotation: [],
    system: [],
    preference: [],
    call: [],
    group: [],
    contact_sync: [],
    handover: [],
    business_username: [],
    notice: [],
    unusable: [],
  }
  // Each list takes exactly the kind that names it, which the compiler cannot follow through the index.
  for (const it of routed) (sorted[it.update.kind] as Routed[]).push(it)
  return sorted
}

/** What goes to the feed besides messages. */
function toldOf(routed: Sorted): Routed[] {
  const { group, handover, notice, business_username, system, rotation, payment } = routed
  return [...group, ...handover, ...notice, ...business_username, ...system, ...rotation, ...payment]
}

function noticesOf(told: { update: Update }[]): NoticeUpdate[] {
  return told.flatMap(({ update }) => (update.kind === 'notice' ? [update] : []))
}

/**
 * Each copy shows the identifiers of all of them at its own time, or its own where the contact changed their number in
 * between. Copies that disagree link nothing: only the BSUID itself, or the phone itself, was seen.
 */
function observeMessage(item: MessageItem): Observation[] {
  const { inbox, event_id, bsuid, anomaly, shown_at_ms, renumbered } = item
  const parent_bsuid = anomaly ? null : item.parent_bsuid
  const phone = anomaly && bsuid ? null : item.phone
  const shown =
    renumbered ?? [...new Set(shown_at_ms)].map((at_ms) => ({ bsuid, parent_bsuid, phone, at_ms }))
  return shown.map(({ at_ms, ...named }) => ({
    ...named,
    portfolio_id: inbox.portfolio_id,
    at: at_ms,
    creates: true,
    event_id,
  }))
}

type Observable = StatusUpdate | PaymentUpdate | PreferenceUpdate | CallUpdate | ContactSyncUpdate

function observeOthers(routed: Sorted): Observation[] {
  const observe = ({ update, inbox, event_id }: Routed<Observable>, creates: boolean): Observation => ({
    ...update.person,
    portfolio_id: inbox.portfolio_id,
    at: update.at_ms,
    creates,
    event_id,
  })
  // A failed message to a phone does not show that the phone has a holder.
  const statuses = routed.status.filter(({ update }) => update.person.bsuid || update.status !== 'failed')
  return [
    ...statuses.map((it) => observe(it, false)),
    ...routed.payment.map((it) => observe(it, false)),
    ...routed.preference.map((it) => observe(it, true)),
    ...routed.call.map((it) => observe(it, true)),
    ...routed.contact_sync.filter(({ update }) => update.action !== 'remove').map((it) => observe(it, true)),
    ...routed.group.flatMap(({ update, inbox, event_id }) =>
      update.participants.map(({ bsuid, parent_bsuid, phone }) => ({
        bsuid,
        parent_bsuid,
        phone,
        portfolio_id: inbox.portfolio_id,
        at: update.at_ms,
        creates: false,
        event_id,
      })),
    ),
  ]
}

function observeRotations(rotations: Routed<RotationUpdate>[]): ObservedRotation[] {
  return rotations.map(({ update, inbox, event_id }) => ({
    portfolio_id: inbox.portfolio_id,
    previous: update.previous_bsuid,
    current: update.current_bsuid,
    previous_parent: update.previous_parent_bsuid,
    parent: update.parent_bsuid,
    phone: update.phone,
    at: update.at_ms,
    event_id,
  }))
}

function placeOf(directory: Directory, inbox: { portfolio_id: string }, person: Identifiers, at: number) {
  return directory.find({ ...person, portfolio_id: inbox.portfolio_id, at })
}

function bookNames(synced: Routed<ContactSyncUpdate>[], directory: Directory): BookName[] {
  return synced.flatMap(({ update, inbox }) => {
    const place = placeOf(directory, inbox, update.person, update.at_ms)
    return place && update.profile.name && update.action !== 'remove'
      ? [{ anchor_id: place.anchor_id, name: update.profile.name, at: new Date(update.at_ms) }]
      : []
  })
}

/** Stop and resume of marketing, kept with the registration that said so. */
async function writeConsents(
  locked: IngestScope,
  preferences: Routed<PreferenceUpdate>[],
  directory: Directory,
): Promise<void> {
  const found = preferences.flatMap(({ update, inbox, event_id }) => {
    const place = placeOf(directory, inbox, update.person, update.at_ms)
    return place ? [{ update, inbox, event_id, place }] : []
  })
  if (found.length === 0) return
  const added = await recordShown(
    locked,
    found.map(({ update, event_id, place }) => ({
      anchor_id: place.anchor_id,
      category: update.category,
      at: new Date(update.at_ms),
      value: update.value,
      detail: update.detail,
      event_id,
    })),
  )
  const isNew = new Set(added.map(({ anchor_id, value, at }) => `${anchor_id} ${value} ${at.getTime()}`))
  await appendEvents(
    locked,
    found
      .filter(({ place, update }) => isNew.has(`${place.anchor_id} ${update.value} ${update.at_ms}`))
      .map(({ update, inbox, place }) => ({
        type: 'consent.changed',
        at: new Date(update.at_ms),
        contact_id: place.contact_id,
        inbox_id: inbox.id,
        data: {
          contact_id: place.contact_id,
          category: update.category,
          value: update.value,
          ...(update.data && { details: update.data }),
        },
      })),
  )
}
