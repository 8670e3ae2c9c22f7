import { expect, test } from 'vitest'
import { type Explanation, explainPerson } from './explain.ts'
import { resolveIdentity } from './resolve.ts'
import {
  blocked,
  bsuid,
  claimed,
  contact,
  decided,
  facts,
  OPTIONS,
  personOf,
  rotated,
  seen,
  seenPhone,
} from './test-facts.ts'
import type { AnchorKey, Facts } from './types.ts'

const PHONE = '4915112345601'
const OTHER = '4915112345602'

function explanation(anchor: AnchorKey, parts: Partial<Facts>[]): Explanation {
  const known = facts(...parts)
  const resolution = resolveIdentity(known, OPTIONS)
  const person = personOf(resolution, anchor)
  return explainPerson(known, resolution, person, (portfolio) => `the ${portfolio} portfolio`)
}

/** The whole explanation as one text: what it says of the person, of each identifier, and of what was refused. */
function explain(anchor: AnchorKey, parts: Partial<Facts>[]): string {
  const { sentences, identities, refused } = explanation(anchor, parts)
  const named = identities.map(({ value, state, sentences }) => `${value} (${state}): ${sentences.join(' ')}`)
  return [...sentences, ...named, ...refused].join('\n')
}

test('names the first sighting of a BSUID and the phone that came with it', () => {
  expect(explain(bsuid('DE.1'), [seen('DE.1', PHONE, 1, 3)])).toMatchInlineSnapshot(`
    "WhatsApp has shown this person from 2026-01-01 12:00 UTC to 2026-01-03 12:00 UTC.
    DE.1 (active): First seen on 2026-01-01 12:00 UTC, last on 2026-01-03 12:00 UTC. WhatsApp showed it together with +4915112345601 (from 2026-01-01 12:00 UTC to 2026-01-03 12:00 UTC).
    +4915112345601 (active): WhatsApp showed it with DE.1 from 2026-01-01 12:00 UTC to 2026-01-03 12:00 UTC. It is the phone that they use now."
  `)
})

test('says that earlier messages from a phone alone are those of the BSUID that came next', () => {
  expect(explain(bsuid('DE.1'), [seenPhone(PHONE, 1), seen('DE.1', PHONE, 2)])).toMatchInlineSnapshot(`
    "WhatsApp has shown this person from 2026-01-01 12:00 UTC to 2026-01-02 12:00 UTC.
    +4915112345601 had been used without a BSUID; DE.1 is the next that WhatsApp showed with it, on 2026-01-02 12:00 UTC, so what came before is theirs.
    DE.1 (active): First seen on 2026-01-02 12:00 UTC, last on 2026-01-02 12:00 UTC. WhatsApp showed it together with +4915112345601 (on 2026-01-02 12:00 UTC).
    +4915112345601 (active): WhatsApp showed it with DE.1 on 2026-01-02 12:00 UTC. It was used without a BSUID on 2026-01-01 12:00 UTC. It is the phone that they use now."
  `)
})

test('tells by which rotation one BSUID became another, and that the old one still leads here', () => {
  expect(
    explain(bsuid('DE.1'), [
      seen('DE.1', PHONE, 1),
      rotated('DE.1', 'DE.2', 5, { phone: OTHER }),
      seen('DE.2', OTHER, 6),
    ]),
  ).toMatchInlineSnapshot(`
    "WhatsApp has shown this person from 2026-01-01 12:00 UTC to 2026-01-06 12:00 UTC.
    WhatsApp said on 2026-01-05 12:00 UTC that DE.1 became DE.2.
    DE.1 (retired): First seen on 2026-01-01 12:00 UTC, last on 2026-01-05 12:00 UTC. WhatsApp showed it together with +4915112345601 (on 2026-01-01 12:00 UTC). WhatsApp said on 2026-01-05 12:00 UTC that it became DE.2. It is retired, and what still comes under it is theirs.
    DE.2 (active): First seen on 2026-01-05 12:00 UTC, last on 2026-01-06 12:00 UTC. WhatsApp showed it together with +4915112345602 (on 2026-01-06 12:00 UTC). WhatsApp said on 2026-01-05 12:00 UTC that DE.1 became this BSUID.
    +4915112345601 (retired): WhatsApp showed it with DE.1 on 2026-01-01 12:00 UTC. It is retired: WhatsApp said on 2026-01-05 12:00 UTC that DE.1 became DE.2, and did not show it with that one.
    +4915112345602 (active): WhatsApp showed it with DE.2 from 2026-01-05 12:00 UTC to 2026-01-06 12:00 UTC. It is the phone that they use now."
  `)
})

test('says of a changed number which one followed it', () => {
  expect(explain(bsuid('DE.1'), [seen('DE.1', PHONE, 1), seen('DE.1', OTHER, 6)])).toMatchInlineSnapshot(`
    "WhatsApp has shown this person from 2026-01-01 12:00 UTC to 2026-01-06 12:00 UTC.
    DE.1 (active): First seen on 2026-01-01 12:00 UTC, last on 2026-01-06 12:00 UTC. WhatsApp showed it together with +4915112345601 (on 2026-01-01 12:00 UTC) and +4915112345602 (on 2026-01-06 12:00 UTC).
    +4915112345601 (retired): WhatsApp showed it with DE.1 on 2026-01-01 12:00 UTC. It is retired: WhatsApp showed them with +4915112345602 from 2026-01-06 12:00 UTC on.
    +4915112345602 (active): WhatsApp showed it with DE.1 on 2026-01-06 12:00 UTC. It is the phone that they use now."
  `)
})

test('tells the earlier holder of a recycled number who has it now', () => {
  expect(explain(bsuid('DE.1'), [seen('DE.1', PHONE, 1), seen('DE.9', PHONE, 200)])).toMatchInlineSnapshot(`
    "WhatsApp has shown this person on 2026-01-01 12:00 UTC.
    DE.1 (active): First seen on 2026-01-01 12:00 UTC, last on 2026-01-01 12:00 UTC. WhatsApp showed it together with +4915112345601 (on 2026-01-01 12:00 UTC).
    +4915112345601 (retired): WhatsApp showed it with DE.1 on 2026-01-01 12:00 UTC. It is retired, but unverified: WhatsApp showed it with DE.9 later and did not say what became of the earlier holder. The number may have been given to somebody else.
    Not joined with DE.9: +4915112345601 went from one to the other by 2026-07-19 12:00 UTC, and WhatsApp did not say that one became the other. It may be the same person with a new BSUID, or a number given to somebody else."
  `)
})

test('tells the new holder of a recycled number who had it before', () => {
  expect(explain(bsuid('DE.9'), [seen('DE.1', PHONE, 1), seen('DE.9', PHONE, 200)])).toMatchInlineSnapshot(`
    "WhatsApp has shown this person on 2026-07-19 12:00 UTC.
    DE.9 (active): First seen on 2026-07-19 12:00 UTC, last on 2026-07-19 12:00 UTC. WhatsApp showed it together with +4915112345601 (on 2026-07-19 12:00 UTC).
    +4915112345601 (active): WhatsApp showed it with DE.9 on 2026-07-19 12:00 UTC. It is the phone that they use now.
    Not joined with DE.1: +4915112345601 went from one to the other by 2026-07-19 12:00 UTC, and WhatsApp did not say that one became the other. It may be the same person with a new BSUID, or a number given to somebody else."
  `)
})

test('says since when a phone is disputed, and with whom', () => {
  expect(explain(bsuid('DE.1'), [seen('DE.1', PHONE, 1, 9), seen('DE.9', PHONE, 5)])).toMatchInlineSnapshot(`
    "WhatsApp has shown this person from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC.
    DE.1 (active): First seen on 2026-01-01 12:00 UTC, last on 2026-01-09 12:00 UTC. WhatsApp showed it together with +4915112345601 (from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC).
    +4915112345601 (disputed): WhatsApp showed it with DE.1 from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC. It is disputed since 2026-01-05 12:00 UTC: WhatsApp showed it with DE.9, another person, during the same time. What comes from it without a BSUID waits until a person decides.
    Not joined with DE.9: +4915112345601 was shown with DE.1 and with DE.9 during the same time (since 2026-01-05 12:00 UTC), but DE.1 and DE.9 were in use at the same time in one portfolio. A person has to decide who holds it."
  `)
})

test('says that what waits under a disputed phone is not a person', () => {
  expect(
    explain(`d:${PHONE}`, [seen('DE.1', PHONE, 1, 9), seen('DE.9', PHONE, 5), seenPhone(PHONE, 7)]),
  ).toMatchInlineSnapshot(
    `"This is not a person: what comes from +4915112345601 without a BSUID waits here, because WhatsApp showed the number with two people during the same time and nobody has decided whose it is."`,
  )
})

test('says why a blocked phone joins nobody', () => {
  expect(explain(bsuid('DE.1'), [blocked(PHONE), seen('DE.1', PHONE, 1)])).toMatchInlineSnapshot(`
    "WhatsApp has shown this person on 2026-01-01 12:00 UTC.
    DE.1 (active): First seen on 2026-01-01 12:00 UTC, last on 2026-01-01 12:00 UTC. WhatsApp showed it together with +4915112345601 (on 2026-01-01 12:00 UTC).
    +4915112345601 (disputed): WhatsApp showed it with DE.1 on 2026-01-01 12:00 UTC. It is on your block list of shared and test numbers, so it says nothing about who uses it and joins nobody."
  `)
})

test('says that what comes from a blocked phone is kept apart', () => {
  expect(explain(`d:${PHONE}`, [blocked(PHONE), seenPhone(PHONE, 7)])).toMatchInlineSnapshot(
    `"This is not a person: what comes from +4915112345601 without a BSUID is kept here, because the number is on your block list."`,
  )
})

test('names the parent that joined two portfolios', () => {
  expect(
    explain(bsuid('DE.1'), [
      seen('DE.1', null, 1, 1, { parent: 'DE.ENT.1' }),
      seen('DE.5', null, 4, 4, { parent: 'DE.ENT.1', portfolio: 'shop' }),
    ]),
  ).toMatchInlineSnapshot(`
    "WhatsApp has shown this person from 2026-01-01 12:00 UTC to 2026-01-04 12:00 UTC.
    DE.1 in the main portfolio and DE.5 in the shop portfolio came with the same parent BSUID DE.ENT.1, so they are one person (known since 2026-01-04 12:00 UTC).
    DE.1 (active): First seen in the main portfolio on 2026-01-01 12:00 UTC, last on 2026-01-01 12:00 UTC. WhatsApp showed it together with parent BSUID DE.ENT.1 (on 2026-01-01 12:00 UTC).
    DE.5 (active): First seen in the shop portfolio on 2026-01-04 12:00 UTC, last on 2026-01-04 12:00 UTC. WhatsApp showed it together with parent BSUID DE.ENT.1 (on 2026-01-04 12:00 UTC).
    DE.ENT.1 (active): WhatsApp showed it beside DE.1 in the main portfolio and DE.5 in the shop portfolio from 2026-01-01 12:00 UTC to 2026-01-04 12:00 UTC."
  `)
})

test('names the phone that two portfolios saw at the same time', () => {
  expect(
    explain(bsuid('DE.1'), [seen('DE.1', PHONE, 1, 9), seen('DE.5', PHONE, 4, 4, { portfolio: 'shop' })]),
  ).toMatchInlineSnapshot(`
    "WhatsApp has shown this person from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC.
    DE.1 in the main portfolio and DE.5 in the shop portfolio were shown with +4915112345601 during the same time: two portfolios saw one WhatsApp account (known since 2026-01-04 12:00 UTC).
    DE.1 (active): First seen in the main portfolio on 2026-01-01 12:00 UTC, last on 2026-01-09 12:00 UTC. WhatsApp showed it together with +4915112345601 (from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC).
    DE.5 (active): First seen in the shop portfolio on 2026-01-04 12:00 UTC, last on 2026-01-04 12:00 UTC. WhatsApp showed it together with +4915112345601 (on 2026-01-04 12:00 UTC).
    +4915112345601 (active): WhatsApp showed it with DE.1 in the main portfolio from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC. WhatsApp showed it with DE.5 in the shop portfolio on 2026-01-04 12:00 UTC. It is the phone that they use now."
  `)
})

test('calls a link stale that rests on a phone alone after a long silence', () => {
  expect(
    explain(bsuid('DE.1'), [seen('DE.1', PHONE, 1, 2), seen('DE.5', PHONE, 300, 300, { portfolio: 'shop' })]),
  ).toMatchInlineSnapshot(`
    "WhatsApp has shown this person from 2026-01-01 12:00 UTC to 2026-10-27 12:00 UTC.
    DE.5 in the shop portfolio is the next that WhatsApp showed with +4915112345601 after DE.1 in the main portfolio, on 2026-10-27 12:00 UTC, with no sign that the number changed hands. That number had been silent for longer than your account trusts a number alone, so this link is marked stale: it may have changed hands.
    DE.1 (active): First seen in the main portfolio on 2026-01-01 12:00 UTC, last on 2026-01-02 12:00 UTC. WhatsApp showed it together with +4915112345601 (from 2026-01-01 12:00 UTC to 2026-01-02 12:00 UTC).
    DE.5 (active): First seen in the shop portfolio on 2026-10-27 12:00 UTC, last on 2026-10-27 12:00 UTC. WhatsApp showed it together with +4915112345601 (on 2026-10-27 12:00 UTC).
    +4915112345601 (active): WhatsApp showed it with DE.1 in the main portfolio from 2026-01-01 12:00 UTC to 2026-01-02 12:00 UTC. WhatsApp showed it with DE.5 in the shop portfolio on 2026-10-27 12:00 UTC. It is the phone that they use now."
  `)
})

test('keeps apart what an import said and what WhatsApp showed', () => {
  expect(
    explain(bsuid('DE.1'), [
      claimed(contact('x'), 'phone', PHONE, 1),
      claimed(contact('x'), 'email', 'ana@example.org', 1),
      seen('DE.1', PHONE, 4),
    ]),
  ).toMatchInlineSnapshot(`
    "WhatsApp has shown this person on 2026-01-04 12:00 UTC.
    An import of 2026-01-01 12:00 UTC said that +4915112345601 is theirs.
    +4915112345601 had only been claimed; DE.1 is the next that WhatsApp showed with it, on 2026-01-04 12:00 UTC.
    DE.1 (active): First seen on 2026-01-04 12:00 UTC, last on 2026-01-04 12:00 UTC. WhatsApp showed it together with +4915112345601 (on 2026-01-04 12:00 UTC).
    ana@example.org (active): An import of 2026-01-01 12:00 UTC said that this is theirs; WhatsApp has not shown that by itself.
    +4915112345601 (active): WhatsApp showed it with DE.1 on 2026-01-04 12:00 UTC. An import of 2026-01-01 12:00 UTC said that this is theirs; WhatsApp has not shown that by itself. It is the phone that they use now."
  `)
})

test('says of an imported contact that WhatsApp has not shown it', () => {
  expect(
    explain(contact('x'), [
      claimed(contact('x'), 'phone', PHONE, 1),
      claimed(contact('x'), 'external', 'crm-77', 1),
    ]),
  ).toMatchInlineSnapshot(`
    "An import of 2026-01-01 12:00 UTC said that this person exists; WhatsApp has not shown them yet.
    An import of 2026-01-01 12:00 UTC said that +4915112345601 is theirs.
    crm-77 (active): An import of 2026-01-01 12:00 UTC said that this is theirs; WhatsApp has not shown that by itself.
    +4915112345601 (active): An import of 2026-01-01 12:00 UTC said that this is theirs; WhatsApp has not shown that by itself. It is the phone that they use now."
  `)
})

test('says that a phone was shared on request', () => {
  expect(
    explain(bsuid('DE.1'), [
      seen('DE.1', null, 1),
      claimed(bsuid('DE.1'), 'phone', PHONE, 2, 'contact_request'),
    ]),
  ).toMatchInlineSnapshot(`
    "WhatsApp has shown this person on 2026-01-01 12:00 UTC.
    Asked by us, DE.1 shared +4915112345601 on 2026-01-02 12:00 UTC.
    DE.1 (active): First seen on 2026-01-01 12:00 UTC, last on 2026-01-01 12:00 UTC. WhatsApp has shown no phone with it.
    +4915112345601 (active): They shared it themselves on 2026-01-02 12:00 UTC, when we asked. It is the phone that they use now."
  `)
})

test('says that a shared phone which somebody else holds joined nobody', () => {
  expect(
    explain(bsuid('DE.1'), [
      seen('DE.1', null, 1),
      seen('DE.9', PHONE, 1),
      claimed(bsuid('DE.1'), 'phone', PHONE, 2, 'contact_request'),
    ]),
  ).toMatchInlineSnapshot(`
    "WhatsApp has shown this person on 2026-01-01 12:00 UTC.
    DE.1 (active): First seen on 2026-01-01 12:00 UTC, last on 2026-01-01 12:00 UTC. WhatsApp has shown no phone with it.
    +4915112345601 (retired): They shared it themselves on 2026-01-02 12:00 UTC, when we asked. It is retired: that it is theirs was only said, and WhatsApp showed it with DE.9.
    Not joined with DE.9: it was said on 2026-01-02 12:00 UTC that +4915112345601 belongs to both, but WhatsApp has shown two people, and what is only said never makes one of them."
  `)
})

test('names a person’s decision that two are the same', () => {
  expect(
    explain(bsuid('DE.1'), [
      seen('DE.1', PHONE, 1, 9),
      seen('DE.9', PHONE, 5),
      decided('same', [bsuid('DE.1')], [bsuid('DE.9')], 12),
    ]),
  ).toMatchInlineSnapshot(`
    "WhatsApp has shown this person from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC.
    A person decided on 2026-01-12 12:00 UTC that DE.1 and DE.9 are the same person.
    DE.1 (active): First seen on 2026-01-01 12:00 UTC, last on 2026-01-09 12:00 UTC. WhatsApp showed it together with +4915112345601 (from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC).
    DE.9 (active): First seen on 2026-01-05 12:00 UTC, last on 2026-01-05 12:00 UTC. WhatsApp showed it together with +4915112345601 (on 2026-01-05 12:00 UTC).
    +4915112345601 (active): WhatsApp showed it with DE.1 from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC. WhatsApp showed it with DE.9 on 2026-01-05 12:00 UTC. It is the phone that they use now."
  `)
})

test('names a person’s decision that two are distinct', () => {
  expect(
    explain(bsuid('DE.9'), [
      seen('DE.1', PHONE, 1, 9),
      seen('DE.9', PHONE, 5),
      decided('distinct', [bsuid('DE.1')], [bsuid('DE.9')], 12),
    ]),
  ).toMatchInlineSnapshot(`
    "WhatsApp has shown this person on 2026-01-05 12:00 UTC.
    DE.9 (active): First seen on 2026-01-05 12:00 UTC, last on 2026-01-05 12:00 UTC. WhatsApp showed it together with +4915112345601 (on 2026-01-05 12:00 UTC).
    +4915112345601 (retired): WhatsApp showed it with DE.9 on 2026-01-05 12:00 UTC. It is retired, but unverified: WhatsApp showed it with DE.1 later and did not say what became of the earlier holder. The number may have been given to somebody else.
    Not joined with DE.1: a person decided on 2026-01-12 12:00 UTC that they are two people."
  `)
})

test('says which of two successors counted', () => {
  expect(
    explain(bsuid('DE.2'), [
      rotated('DE.1', 'DE.2', 3),
      rotated('DE.1', 'DE.3', 4),
      seen('DE.2', null, 5),
      seen('DE.3', null, 5),
    ]),
  ).toMatchInlineSnapshot(`
    "WhatsApp has shown this person from 2026-01-03 12:00 UTC to 2026-01-05 12:00 UTC.
    WhatsApp said on 2026-01-03 12:00 UTC that DE.1 became DE.2.
    DE.1 (retired): Known only from WhatsApp's word that a BSUID changed. First seen on 2026-01-03 12:00 UTC, last on 2026-01-03 12:00 UTC. WhatsApp said on 2026-01-03 12:00 UTC that it became DE.2. It is retired, and what still comes under it is theirs.
    DE.2 (active): First seen on 2026-01-03 12:00 UTC, last on 2026-01-05 12:00 UTC. WhatsApp has shown no phone with it. WhatsApp said on 2026-01-03 12:00 UTC that DE.1 became this BSUID.
    Not joined with DE.3: WhatsApp said of DE.1 that it became DE.2, and that it became DE.3. Only the earlier word counts."
  `)
})

test('says what of two people contradicts', () => {
  expect(
    explain(bsuid('DE.1'), [
      seen('DE.1', PHONE, 1, 9, { parent: 'DE.ENT.1' }),
      seen('DE.5', OTHER, 3, 3, { parent: 'DE.ENT.1', portfolio: 'shop' }),
      seen('DE.6', null, 2, 8, { parent: 'DE.ENT.1', portfolio: 'shop' }),
    ]),
  ).toMatchInlineSnapshot(`
    "WhatsApp has shown this person from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC.
    DE.1 in the main portfolio and DE.6 in the shop portfolio came with the same parent BSUID DE.ENT.1, so they are one person (known since 2026-01-02 12:00 UTC).
    DE.1 (active): First seen in the main portfolio on 2026-01-01 12:00 UTC, last on 2026-01-09 12:00 UTC. WhatsApp showed it together with +4915112345601 (from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC) and parent BSUID DE.ENT.1 (from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC).
    DE.6 (active): First seen in the shop portfolio on 2026-01-02 12:00 UTC, last on 2026-01-08 12:00 UTC. WhatsApp showed it together with parent BSUID DE.ENT.1 (from 2026-01-02 12:00 UTC to 2026-01-08 12:00 UTC).
    DE.ENT.1 (active): WhatsApp showed it beside DE.1 in the main portfolio and DE.6 in the shop portfolio from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC.
    +4915112345601 (active): WhatsApp showed it with DE.1 in the main portfolio from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC. It is the phone that they use now.
    Not joined with DE.5 in the shop portfolio: what is known points at both (2026-01-03 12:00 UTC), but DE.6 and DE.5 were in use at the same time in one portfolio."
  `)
})

test('says who else was shown with a phone that therefore joined nobody', () => {
  const { refused } = explanation(bsuid('DE.5', 'shop'), [
    seen('DE.1', PHONE, 1, 9),
    seen('DE.9', PHONE, 2, 8),
    seen('DE.5', PHONE, 4, 5, { portfolio: 'shop' }),
  ])
  expect(refused[0]).toBe(
    'Not joined with DE.1 in the main portfolio: +4915112345601 was shown with DE.5 in the shop portfolio and with DE.1 in the main portfolio during the same time (since 2026-01-04 12:00 UTC), but it was shown with DE.9 in the main portfolio too, so it does not say who they are. A person has to decide who holds it.',
  )
})

test('shows a phone as WhatsApp wrote it last, with its other written form', () => {
  expect(
    explain(bsuid('AR.1'), [seen('AR.1', '541123456789', 1), seen('AR.1', '5491123456789', 2)]),
  ).toMatchInlineSnapshot(`
    "WhatsApp has shown this person from 2026-01-01 12:00 UTC to 2026-01-02 12:00 UTC.
    AR.1 (active): First seen on 2026-01-01 12:00 UTC, last on 2026-01-02 12:00 UTC. WhatsApp showed it together with +5491123456789 (from 2026-01-01 12:00 UTC to 2026-01-02 12:00 UTC).
    +5491123456789 (active): WhatsApp showed it with AR.1 from 2026-01-01 12:00 UTC to 2026-01-02 12:00 UTC, also written +541123456789. It is the phone that they use now."
  `)
})

test('never shows a key of ours, nor a portfolio where there is only one', () => {
  const text = explain(bsuid('DE.1'), [
    claimed(contact('x'), 'phone', PHONE, 1),
    seen('DE.1', PHONE, 2, 9),
    seen('DE.9', PHONE, 5),
    seenPhone(PHONE, 6),
    decided('distinct', [bsuid('DE.1')], [bsuid('DE.7')], 12),
    seen('DE.7', null, 7),
  ])
  expect(text).not.toMatch(/\b[btcd]:|the main portfolio|\|/)
})
