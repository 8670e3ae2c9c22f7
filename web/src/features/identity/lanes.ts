import type { Explanation } from '../../api/types'
import { t } from '../../i18n/t'
import { longTime, shortIdentifier } from '../../util/words'
import { evidenceWords } from './identity-words'

export type Look = 'active' | 'retired' | 'disputed' | 'others' | 'mark'

/** Something that stands on a lane: a stretch of time, or a moment where both ends are the same. */
export type Span = {
  id: string
  look: Look
  from: number
  until: number
  /** What is written on it, if there is room. */
  label: string
  /** The whole of it in words; the table and the screen reader say the same. */
  words: string
  /** On whose word; a webhook by its id. */
  by: string | null
}

/** A rotation: one BSUID became the other at a moment. */
export type Arrow = { from: string; to: string; at: number }

export type Lane = { id: string; label: string; spans: Span[]; arrows: Arrow[] }

export type Lanes = { lanes: Lane[]; from: number; until: number }

type Fact = Explanation['facts'][number]
const MINUTE_MS = 60_000

/**
 * The evidence about a contact as lanes over time: the BSUIDs of each portfolio, parents, phones with their holders,
 * claims, merges and decisions.
 */
export function layLanes(explained: Explanation, portfolioName: (id: string) => string, now: number): Lanes {
  const lanes = [
    ...bsuidLanes(explained, portfolioName),
    ...parentLanes(explained),
    ...phoneLanes(explained, now),
    ...claimLane(explained),
    ...decisionLane(explained),
  ].filter(({ spans }) => spans.length > 0)
  const times = lanes.flatMap(({ spans }) => spans.flatMap(({ from, until }) => [from, until]))
  const [from, until] = [Math.min(now, ...times), Math.max(...times, now)]
  return { lanes, from, until: Math.max(until, from + MINUTE_MS) }
}

function bsuidLanes({ facts, identities }: Explanation, portfolioName: (id: string) => string): Lane[] {
  const sightings = facts.filter(({ kind, bsuid }) => kind === 'sighting' && bsuid !== null)
  const rotations = facts.filter(({ kind }) => kind === 'rotation')
  const shown = [...sightings, ...rotations]
  const portfolios = Map.groupBy(shown, ({ portfolio_id }) => portfolio_id ?? '')
  return [...portfolios].flatMap(([portfolio, own]) => {
    const rows = chainRows(own, rotations)
    return rows.map((bsuids, index): Lane => {
      const spans = bsuids.flatMap((bsuid): Span[] => {
        const seen = own.filter((fact) => fact.bsuid === bsuid || fact.previous_bsuid === bsuid)
        const identity = identities.find((it) => it.kind === 'bsuid' && it.value === bsuid)
        const [from, until] = extent(seen)
        const look = identity?.state ?? 'retired'
        const name = shortIdentifier(bsuid)
        return [
          {
            id: `${portfolio} ${bsuid}`,
            look,
            from,
            until,
            label: name,
            words: t('identity.history.bsuid_seen', {
              id: bsuid,
              state: lookWords(look),
              when: whenWords(from, until),
            }),
            by: seen[0]?.webhook_event_id ?? null,
          },
        ]
      })
      const arrows = rotations.flatMap(({ previous_bsuid, bsuid, first_at }): Arrow[] =>
        previous_bsuid !== null && bsuid !== null && bsuids.includes(bsuid)
          ? [
              {
                from: `${portfolio} ${previous_bsuid}`,
                to: `${portfolio} ${bsuid}`,
                at: Date.parse(first_at),
              },
            ]
          : [],
      )
      const label =
        rows.length > 1
          ? t('identity.history.account_number', {
              number: index + 1,
              portfolio: portfolioName(portfolio),
            })
          : t('identity.history.account', { portfolio: portfolioName(portfolio) })
      return { id: `${portfolio} ${index}`, label, spans, arrows }
    })
  })
}

/** The BSUIDs of a portfolio, those that rotations chain in one row, in the order in which they came. */
function chainRows(facts: Fact[], rotations: Fact[]): string[][] {
  const before = new Map(rotations.map(({ bsuid, previous_bsuid }) => [bsuid, previous_bsuid]))
  const root = (bsuid: string): string => {
    const passed = new Set([bsuid])
    let first = bsuid
    for (let up = before.get(first); up && !passed.has(up); up = before.get(first)) {
      passed.add(up)
      first = up
    }
    return first
  }
  const names = new Map<string, number>()
  for (const { bsuid, previous_bsuid, first_at } of facts) {
    for (const name of [previous_bsuid, bsuid]) {
      if (name === null) continue
      const at = Date.parse(first_at)
      names.set(name, Math.min(at, names.get(name) ?? at))
    }
  }
  const depth = (bsuid: string): number => {
    const up = before.get(bsuid)
    return up && up !== bsuid && root(bsuid) !== bsuid ? depth(up) + 1 : 0
  }
  const ordered = [...names].sort(([a, at], [b, bt]) => depth(a) - depth(b) || at - bt).map(([name]) => name)
  return [...Map.groupBy(ordered, root).values()]
}

function parentLanes({ facts, identities }: Explanation): Lane[] {
  const named = facts.filter(({ parent_bsuid }) => parent_bsuid !== null)
  const spans = [...Map.groupBy(named, ({ parent_bsuid }) => parent_bsuid ?? '')].map(
    ([parent, seen]): Span => {
      const [from, until] = extent(seen)
      const look =
        identities.find((it) => it.kind === 'parent_bsuid' && it.value === parent)?.state ?? 'retired'
      return {
        id: parent,
        look,
        from,
        until,
        label: shortIdentifier(parent),
        words: t('identity.history.parent_seen', {
          id: parent,
          state: lookWords(look),
          when: whenWords(from, until),
        }),
        by: seen[0]?.webhook_event_id ?? null,
      }
    },
  )
  return [{ id: 'parents', label: t('identity.history.parent'), spans, arrows: [] }]
}

/** Each phone's holders, as far as it was seen with a contact. */
function phoneLanes({ facts, phones, identities }: Explanation, now: number): Lane[] {
  return phones.map(({ phone, holders }): Lane => {
    const seen = facts.filter((fact) => fact.phone === phone)
    const first = seen[0] === undefined ? null : Date.parse(seen[0].first_at)
    const state = identities.find((it) => it.kind === 'phone' && it.value === phone)?.state ?? 'retired'
    const spans = holders.flatMap(({ own, display_name, contact_id, from, until }, index): Span[] => {
      const start = from === null ? first : Date.parse(from)
      if (contact_id === null || start === null) return []
      const end = Math.max(until === null ? now : Date.parse(until), start)
      const current = until === null
      const look: Look = !own ? 'others' : state === 'disputed' ? 'disputed' : current ? 'active' : 'retired'
      const who = own ? t('explain.this_contact') : (display_name ?? t('identity.history.another_contact'))
      const when = current ? t('common.since', { time: timeWords(start) }) : whenWords(start, end)
      const values = { phone, who, when }
      return [
        {
          id: `${phone} ${index}`,
          look,
          from: start,
          until: end,
          label: who,
          words: own ? t('identity.history.phone_used', values) : t('identity.history.phone_used_by', values),
          by: seen[0]?.webhook_event_id ?? null,
        },
      ]
    })
    return { id: phone, label: t('identity.history.phone', { phone }), spans, arrows: [] }
  })
}

function claimLane({ facts }: Explanation): Lane[] {
  const spans = facts
    .filter(({ kind }) => kind === 'claim')
    .map((fact): Span => {
      const at = Date.parse(fact.first_at)
      const value = fact.identifiers.join(', ')
      return {
        id: `claim ${value} ${at}`,
        look: 'mark',
        from: at,
        until: at,
        label: value,
        words: t('identity.history.claim', {
          value,
          evidence: evidenceWords(fact.source === 'contact_request' ? 'attested' : 'claim'),
          time: timeWords(at),
        }),
        by: fact.webhook_event_id,
      }
    })
  return [{ id: 'claims', label: t('identity.history.records'), spans, arrows: [] }]
}

function decisionLane({ merges, decisions }: Explanation): Lane[] {
  const moment = (id: string, iso: string, label: string, words: string, by: string | null): Span => {
    const at = Date.parse(iso)
    return { id, look: 'mark', from: at, until: at, label, words: `${words}, ${timeWords(at)}`, by }
  }
  const joined = merges.flatMap(
    ({ id, attach, identifiers, decided_by, created_at, at, undone_at, ...rest }) => {
      const what = identifiers.map(({ value }) => value).join(', ')
      const values = { what }
      const words =
        decided_by === null
          ? attach
            ? t('identity.history.linked', values)
            : t('identity.history.merged_auto', values)
          : t('identity.history.merged_manually', values)
      const label = attach ? t('identity.history.mark_linked') : t('identity.history.mark_merged')
      const made = moment(id, decided_by === null ? at : created_at, label, words, rest.webhook_event_id)
      if (undone_at === null) return [made]
      const apart = t('identity.history.merge_undone', values)
      return [made, moment(`${id} undone`, undone_at, t('identity.history.mark_undone'), apart, null)]
    },
  )
  const undone = new Set(merges.flatMap(({ undone_at }) => (undone_at === null ? [] : [undone_at])))
  const said = decisions.flatMap(({ id, kind, at, others }) => {
    // A merge by hand and its undo stand there already.
    if (kind === 'same' || undone.has(at)) return []
    const who = others.map(({ display_name }) => display_name).join(', ')
    return [
      moment(id, at, t('identity.history.mark_different'), t('identity.history.different', { who }), null),
    ]
  })
  return [{ id: 'decisions', label: t('identity.history.merges'), spans: [...joined, ...said], arrows: [] }]
}

function extent(facts: Fact[]): [from: number, until: number] {
  const times = facts.flatMap(({ first_at, last_at }) => [Date.parse(first_at), Date.parse(last_at)])
  return [Math.min(...times), Math.max(...times)]
}

export function lookWords(look: Look): string {
  const words = {
    active: t('identity.state.active'),
    retired: t('identity.state.retired'),
    disputed: t('identity.state.disputed'),
    others: t('identity.history.others_phone'),
    mark: t('identity.history.moment'),
  }
  return words[look]
}

function timeWords(at: number): string {
  return longTime(new Date(at).toISOString())
}

function whenWords(from: number, until: number): string {
  return from === until
    ? t('identity.seen.on', { time: timeWords(from) })
    : t('identity.seen.from_to', { first: timeWords(from), last: timeWords(until) })
}
