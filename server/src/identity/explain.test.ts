import { expect, test } from 'vitest'
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
} from '../../tests/harness/test-facts.ts'
import { type Explanation, explainPerson } from './explain.ts'
import { resolveIdentity } from './resolve.ts'
import { textOf } from './sentences.ts'
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
  const named = identities.map(
    ({ value, state, sentences }) => `${value} (${state}): ${sentences.map(textOf).join(' ')}`,
  )
  return [...sentences.map(textOf), ...named, ...refused.map(textOf)].join('\n')
}

test('names the first sighting of a BSUID and the phone that came with it', () => {
  expect(explain(bsuid('DE.1'), [seen('DE.1', PHONE, 1, 3)])).toMatchInlineSnapshot(`
    "WhatsApp showed this contact from 2026-01-01 12:00 UTC to 2026-01-03 12:00 UTC.
    DE.1 (active): First seen on 2026-01-01 12:00 UTC, last on 2026-01-03 12:00 UTC. WhatsApp showed it together with +4915112345601 (from 2026-01-01 12:00 UTC to 2026-01-03 12:00 UTC).
    +4915112345601 (active): WhatsApp showed it with DE.1 from 2026-01-01 12:00 UTC to 2026-01-03 12:00 UTC. It is the current phone of this contact."
  `)
})

test('says that earlier messages from a phone alone are those of the BSUID that came next', () => {
  expect(explain(bsuid('DE.1'), [seenPhone(PHONE, 1), seen('DE.1', PHONE, 2)])).toMatchInlineSnapshot(`
    "WhatsApp showed this contact from 2026-01-01 12:00 UTC to 2026-01-02 12:00 UTC.
    +4915112345601 was used without a BSUID. WhatsApp next showed it with DE.1, on 2026-01-02 12:00 UTC, so the earlier messages belong to this contact.
    DE.1 (active): First seen on 2026-01-02 12:00 UTC, last on 2026-01-02 12:00 UTC. WhatsApp showed it together with +4915112345601 (on 2026-01-02 12:00 UTC).
    +4915112345601 (active): WhatsApp showed it with DE.1 on 2026-01-02 12:00 UTC. It was used without a BSUID on 2026-01-01 12:00 UTC. It is the current phone of this contact."
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
    "WhatsApp showed this contact from 2026-01-01 12:00 UTC to 2026-01-06 12:00 UTC.
    WhatsApp confirmed on 2026-01-05 12:00 UTC that DE.1 became DE.2.
    DE.1 (retired): First seen on 2026-01-01 12:00 UTC, last on 2026-01-05 12:00 UTC. WhatsApp showed it together with +4915112345601 (on 2026-01-01 12:00 UTC). WhatsApp confirmed on 2026-01-05 12:00 UTC that it became DE.2. It is retired, and later messages with it still belong to this contact.
    DE.2 (active): First seen on 2026-01-05 12:00 UTC, last on 2026-01-06 12:00 UTC. WhatsApp showed it together with +4915112345602 (on 2026-01-06 12:00 UTC). WhatsApp confirmed on 2026-01-05 12:00 UTC that DE.1 became this BSUID.
    +4915112345601 (retired): WhatsApp showed it with DE.1 on 2026-01-01 12:00 UTC. It is retired: WhatsApp confirmed on 2026-01-05 12:00 UTC that DE.1 became DE.2, and did not show the phone with the new BSUID.
    +4915112345602 (active): WhatsApp showed it with DE.2 from 2026-01-05 12:00 UTC to 2026-01-06 12:00 UTC. It is the current phone of this contact."
  `)
})

test('says of a changed number which one followed it', () => {
  expect(explain(bsuid('DE.1'), [seen('DE.1', PHONE, 1), seen('DE.1', OTHER, 6)])).toMatchInlineSnapshot(`
    "WhatsApp showed this contact from 2026-01-01 12:00 UTC to 2026-01-06 12:00 UTC.
    DE.1 (active): First seen on 2026-01-01 12:00 UTC, last on 2026-01-06 12:00 UTC. WhatsApp showed it together with +4915112345601 (on 2026-01-01 12:00 UTC) and +4915112345602 (on 2026-01-06 12:00 UTC).
    +4915112345601 (retired): WhatsApp showed it with DE.1 on 2026-01-01 12:00 UTC. It is retired: WhatsApp showed the contact with +4915112345602 from 2026-01-06 12:00 UTC on.
    +4915112345602 (active): WhatsApp showed it with DE.1 on 2026-01-06 12:00 UTC. It is the current phone of this contact."
  `)
})

test('tells the earlier holder of a recycled number who has it now', () => {
  expect(explain(bsuid('DE.1'), [seen('DE.1', PHONE, 1), seen('DE.9', PHONE, 200)])).toMatchInlineSnapshot(`
    "WhatsApp showed this contact on 2026-01-01 12:00 UTC.
    DE.1 (active): First seen on 2026-01-01 12:00 UTC, last on 2026-01-01 12:00 UTC. WhatsApp showed it together with +4915112345601 (on 2026-01-01 12:00 UTC).
    +4915112345601 (retired): WhatsApp showed it with DE.1 on 2026-01-01 12:00 UTC. It is retired, but this is not confirmed: WhatsApp showed it with DE.9 later and did not confirm a rotation. The phone may belong to another contact now.
    Not linked with DE.9: +4915112345601 moved from one BSUID to the other by 2026-07-19 12:00 UTC, and WhatsApp did not confirm a rotation. It may be the same contact with a new BSUID, or a recycled phone."
  `)
})

test('tells the new holder of a recycled number who had it before', () => {
  expect(explain(bsuid('DE.9'), [seen('DE.1', PHONE, 1), seen('DE.9', PHONE, 200)])).toMatchInlineSnapshot(`
    "WhatsApp showed this contact on 2026-07-19 12:00 UTC.
    DE.9 (active): First seen on 2026-07-19 12:00 UTC, last on 2026-07-19 12:00 UTC. WhatsApp showed it together with +4915112345601 (on 2026-07-19 12:00 UTC).
    +4915112345601 (active): WhatsApp showed it with DE.9 on 2026-07-19 12:00 UTC. It is the current phone of this contact.
    Not linked with DE.1: +4915112345601 moved from one BSUID to the other by 2026-07-19 12:00 UTC, and WhatsApp did not confirm a rotation. It may be the same contact with a new BSUID, or a recycled phone."
  `)
})

test('says since when a phone is disputed, and with whom', () => {
  expect(explain(bsuid('DE.1'), [seen('DE.1', PHONE, 1, 9), seen('DE.9', PHONE, 5)])).toMatchInlineSnapshot(`
    "WhatsApp showed this contact from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC.
    DE.1 (active): First seen on 2026-01-01 12:00 UTC, last on 2026-01-09 12:00 UTC. WhatsApp showed it together with +4915112345601 (from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC).
    +4915112345601 (disputed): WhatsApp showed it with DE.1 from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC. It is disputed since 2026-01-05 12:00 UTC: WhatsApp showed it with another contact, DE.9, at the same time. Messages from it without a BSUID wait for a manual decision.
    Not linked with DE.9: WhatsApp showed +4915112345601 with DE.1 and with DE.9 at the same time (since 2026-01-05 12:00 UTC), but DE.1 and DE.9 were active at the same time in one portfolio. The conflict needs a manual decision."
  `)
})

test('says that what waits under a disputed phone is not a person', () => {
  expect(
    explain(`d:${PHONE}`, [seen('DE.1', PHONE, 1, 9), seen('DE.9', PHONE, 5), seenPhone(PHONE, 7)]),
  ).toMatchInlineSnapshot(
    `"This is not a contact: messages from +4915112345601 without a BSUID wait here, because WhatsApp showed the phone with two contacts at the same time. The conflict needs a manual decision."`,
  )
})

test('says why an excluded number links no contacts', () => {
  expect(explain(bsuid('DE.1'), [blocked(PHONE), seen('DE.1', PHONE, 1)])).toMatchInlineSnapshot(`
    "WhatsApp showed this contact on 2026-01-01 12:00 UTC.
    DE.1 (active): First seen on 2026-01-01 12:00 UTC, last on 2026-01-01 12:00 UTC. WhatsApp showed it together with +4915112345601 (on 2026-01-01 12:00 UTC).
    +4915112345601 (disputed): WhatsApp showed it with DE.1 on 2026-01-01 12:00 UTC. It is one of your excluded numbers, so it does not link contacts."
  `)
})

test('says that what comes from an excluded number is kept apart', () => {
  expect(explain(`d:${PHONE}`, [blocked(PHONE), seenPhone(PHONE, 7)])).toMatchInlineSnapshot(
    `"This is not a contact: messages from +4915112345601 without a BSUID are stored here, because the phone is one of your excluded numbers."`,
  )
})

test('names the parent that joined two portfolios', () => {
  expect(
    explain(bsuid('DE.1'), [
      seen('DE.1', null, 1, 1, { parent: 'DE.ENT.1' }),
      seen('DE.5', null, 4, 4, { parent: 'DE.ENT.1', portfolio: 'shop' }),
    ]),
  ).toMatchInlineSnapshot(`
    "WhatsApp showed this contact from 2026-01-01 12:00 UTC to 2026-01-04 12:00 UTC.
    WhatsApp showed DE.1 in the main portfolio and DE.5 in the shop portfolio with the same parent BSUID DE.ENT.1, so they are one contact (known since 2026-01-04 12:00 UTC).
    DE.1 (active): First seen in the main portfolio on 2026-01-01 12:00 UTC, last on 2026-01-01 12:00 UTC. WhatsApp showed it together with parent BSUID DE.ENT.1 (on 2026-01-01 12:00 UTC).
    DE.5 (active): First seen in the shop portfolio on 2026-01-04 12:00 UTC, last on 2026-01-04 12:00 UTC. WhatsApp showed it together with parent BSUID DE.ENT.1 (on 2026-01-04 12:00 UTC).
    DE.ENT.1 (active): WhatsApp showed it with DE.1 in the main portfolio and DE.5 in the shop portfolio from 2026-01-01 12:00 UTC to 2026-01-04 12:00 UTC."
  `)
})

test('names the phone that two portfolios saw at the same time', () => {
  expect(
    explain(bsuid('DE.1'), [seen('DE.1', PHONE, 1, 9), seen('DE.5', PHONE, 4, 4, { portfolio: 'shop' })]),
  ).toMatchInlineSnapshot(`
    "WhatsApp showed this contact from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC.
    WhatsApp showed DE.1 in the main portfolio and DE.5 in the shop portfolio with +4915112345601 at the same time: two portfolios saw one WhatsApp account (known since 2026-01-04 12:00 UTC).
    DE.1 (active): First seen in the main portfolio on 2026-01-01 12:00 UTC, last on 2026-01-09 12:00 UTC. WhatsApp showed it together with +4915112345601 (from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC).
    DE.5 (active): First seen in the shop portfolio on 2026-01-04 12:00 UTC, last on 2026-01-04 12:00 UTC. WhatsApp showed it together with +4915112345601 (on 2026-01-04 12:00 UTC).
    +4915112345601 (active): WhatsApp showed it with DE.1 in the main portfolio from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC. WhatsApp showed it with DE.5 in the shop portfolio on 2026-01-04 12:00 UTC. It is the current phone of this contact."
  `)
})

test('calls a link stale that rests on a phone alone after a long silence', () => {
  expect(
    explain(bsuid('DE.1'), [seen('DE.1', PHONE, 1, 2), seen('DE.5', PHONE, 300, 300, { portfolio: 'shop' })]),
  ).toMatchInlineSnapshot(`
    "WhatsApp showed this contact from 2026-01-01 12:00 UTC to 2026-10-27 12:00 UTC.
    WhatsApp showed +4915112345601 with DE.5 in the shop portfolio next after DE.1 in the main portfolio, on 2026-10-27 12:00 UTC, without a sign of a new holder. The phone was silent for longer than your account trusts a phone alone, so this link is marked stale: the phone may belong to another contact now.
    DE.1 (active): First seen in the main portfolio on 2026-01-01 12:00 UTC, last on 2026-01-02 12:00 UTC. WhatsApp showed it together with +4915112345601 (from 2026-01-01 12:00 UTC to 2026-01-02 12:00 UTC).
    DE.5 (active): First seen in the shop portfolio on 2026-10-27 12:00 UTC, last on 2026-10-27 12:00 UTC. WhatsApp showed it together with +4915112345601 (on 2026-10-27 12:00 UTC).
    +4915112345601 (active): WhatsApp showed it with DE.1 in the main portfolio from 2026-01-01 12:00 UTC to 2026-01-02 12:00 UTC. WhatsApp showed it with DE.5 in the shop portfolio on 2026-10-27 12:00 UTC. It is the current phone of this contact."
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
    "WhatsApp showed this contact on 2026-01-04 12:00 UTC.
    An import on 2026-01-01 12:00 UTC states that +4915112345601 belongs to this contact.
    +4915112345601 was unconfirmed. WhatsApp next showed it with DE.1, on 2026-01-04 12:00 UTC.
    DE.1 (active): First seen on 2026-01-04 12:00 UTC, last on 2026-01-04 12:00 UTC. WhatsApp showed it together with +4915112345601 (on 2026-01-04 12:00 UTC).
    ana@example.org (active): An import on 2026-01-01 12:00 UTC states that it belongs to this contact.
    +4915112345601 (active): WhatsApp showed it with DE.1 on 2026-01-04 12:00 UTC. An import on 2026-01-01 12:00 UTC states that it belongs to this contact. It is the current phone of this contact."
  `)
})

test('says of an imported contact that WhatsApp has not shown it', () => {
  expect(
    explain(contact('x'), [
      claimed(contact('x'), 'phone', PHONE, 1),
      claimed(contact('x'), 'external', 'crm-77', 1),
    ]),
  ).toMatchInlineSnapshot(`
    "An import on 2026-01-01 12:00 UTC states that this contact exists. WhatsApp has not shown the contact yet.
    An import on 2026-01-01 12:00 UTC states that +4915112345601 belongs to this contact.
    crm-77 (active): An import on 2026-01-01 12:00 UTC states that it belongs to this contact.
    +4915112345601 (active): An import on 2026-01-01 12:00 UTC states that it belongs to this contact. It is the current phone of this contact."
  `)
})

test('says that a phone was shared on request', () => {
  expect(
    explain(bsuid('DE.1'), [
      seen('DE.1', null, 1),
      claimed(bsuid('DE.1'), 'phone', PHONE, 2, 'contact_request'),
    ]),
  ).toMatchInlineSnapshot(`
    "WhatsApp showed this contact on 2026-01-01 12:00 UTC.
    After a phone request, DE.1 shared +4915112345601 on 2026-01-02 12:00 UTC.
    DE.1 (active): First seen on 2026-01-01 12:00 UTC, last on 2026-01-01 12:00 UTC. WhatsApp has shown no phone with it.
    +4915112345601 (active): The contact shared it on 2026-01-02 12:00 UTC after a phone request. It is the current phone of this contact."
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
    "WhatsApp showed this contact on 2026-01-01 12:00 UTC.
    DE.1 (active): First seen on 2026-01-01 12:00 UTC, last on 2026-01-01 12:00 UTC. WhatsApp has shown no phone with it.
    +4915112345601 (retired): The contact shared it on 2026-01-02 12:00 UTC after a phone request. It is retired: WhatsApp never confirmed it, and showed it with DE.9.
    Not linked with DE.9: a claim on 2026-01-02 12:00 UTC says that +4915112345601 belongs to both, but WhatsApp showed two contacts, and a claim alone never merges them."
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
    "WhatsApp showed this contact from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC.
    A manual decision on 2026-01-12 12:00 UTC says that DE.1 and DE.9 are the same contact.
    DE.1 (active): First seen on 2026-01-01 12:00 UTC, last on 2026-01-09 12:00 UTC. WhatsApp showed it together with +4915112345601 (from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC).
    DE.9 (active): First seen on 2026-01-05 12:00 UTC, last on 2026-01-05 12:00 UTC. WhatsApp showed it together with +4915112345601 (on 2026-01-05 12:00 UTC).
    +4915112345601 (active): WhatsApp showed it with DE.1 from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC. WhatsApp showed it with DE.9 on 2026-01-05 12:00 UTC. It is the current phone of this contact."
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
    "WhatsApp showed this contact on 2026-01-05 12:00 UTC.
    DE.9 (active): First seen on 2026-01-05 12:00 UTC, last on 2026-01-05 12:00 UTC. WhatsApp showed it together with +4915112345601 (on 2026-01-05 12:00 UTC).
    +4915112345601 (retired): WhatsApp showed it with DE.9 on 2026-01-05 12:00 UTC. It is retired, but this is not confirmed: WhatsApp showed it with DE.1 later and did not confirm a rotation. The phone may belong to another contact now.
    Not linked with DE.1: a manual decision on 2026-01-12 12:00 UTC says that they are two contacts."
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
    "WhatsApp showed this contact from 2026-01-03 12:00 UTC to 2026-01-05 12:00 UTC.
    WhatsApp confirmed on 2026-01-03 12:00 UTC that DE.1 became DE.2.
    DE.1 (retired): WhatsApp only named it in a BSUID rotation. First seen on 2026-01-03 12:00 UTC, last on 2026-01-03 12:00 UTC. WhatsApp confirmed on 2026-01-03 12:00 UTC that it became DE.2. It is retired, and later messages with it still belong to this contact.
    DE.2 (active): First seen on 2026-01-03 12:00 UTC, last on 2026-01-05 12:00 UTC. WhatsApp has shown no phone with it. WhatsApp confirmed on 2026-01-03 12:00 UTC that DE.1 became this BSUID.
    Not linked with DE.3: WhatsApp reported that DE.1 became DE.2, and that it became DE.3. Only the earlier report counts."
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
    "WhatsApp showed this contact from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC.
    WhatsApp showed DE.1 in the main portfolio and DE.6 in the shop portfolio with the same parent BSUID DE.ENT.1, so they are one contact (known since 2026-01-02 12:00 UTC).
    DE.1 (active): First seen in the main portfolio on 2026-01-01 12:00 UTC, last on 2026-01-09 12:00 UTC. WhatsApp showed it together with +4915112345601 (from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC) and parent BSUID DE.ENT.1 (from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC).
    DE.6 (active): First seen in the shop portfolio on 2026-01-02 12:00 UTC, last on 2026-01-08 12:00 UTC. WhatsApp showed it together with parent BSUID DE.ENT.1 (from 2026-01-02 12:00 UTC to 2026-01-08 12:00 UTC).
    DE.ENT.1 (active): WhatsApp showed it with DE.1 in the main portfolio and DE.6 in the shop portfolio from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC.
    +4915112345601 (active): WhatsApp showed it with DE.1 in the main portfolio from 2026-01-01 12:00 UTC to 2026-01-09 12:00 UTC. It is the current phone of this contact.
    Not linked with DE.5 in the shop portfolio: the evidence names both (2026-01-03 12:00 UTC), but DE.6 and DE.5 were active at the same time in one portfolio."
  `)
})

test('says who else was shown with a phone that therefore joined nobody', () => {
  const { refused } = explanation(bsuid('DE.5', 'shop'), [
    seen('DE.1', PHONE, 1, 9),
    seen('DE.9', PHONE, 2, 8),
    seen('DE.5', PHONE, 4, 5, { portfolio: 'shop' }),
  ])
  expect(refused.map(textOf)[0]).toBe(
    'Not linked with DE.1 in the main portfolio: WhatsApp showed +4915112345601 with DE.5 in the shop portfolio and with DE.1 in the main portfolio at the same time (since 2026-01-04 12:00 UTC), but WhatsApp also showed it with DE.9 in the main portfolio, so it does not identify a contact. The conflict needs a manual decision.',
  )
})

test('shows a phone as WhatsApp wrote it last, with its other written form', () => {
  expect(
    explain(bsuid('AR.1'), [seen('AR.1', '541123456789', 1), seen('AR.1', '5491123456789', 2)]),
  ).toMatchInlineSnapshot(`
    "WhatsApp showed this contact from 2026-01-01 12:00 UTC to 2026-01-02 12:00 UTC.
    AR.1 (active): First seen on 2026-01-01 12:00 UTC, last on 2026-01-02 12:00 UTC. WhatsApp showed it together with +5491123456789 (from 2026-01-01 12:00 UTC to 2026-01-02 12:00 UTC).
    +5491123456789 (active): WhatsApp showed it with AR.1 from 2026-01-01 12:00 UTC to 2026-01-02 12:00 UTC, also written +541123456789. It is the current phone of this contact."
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
