import { describe, expect, it } from 'vitest'
import { changeNumber } from './people/accounts.ts'
import { addPerson, adoptUsername, dropUsername } from './people/people.ts'
import { personWrites, shareOwnNumber } from './people/write.ts'
import { at, buildWorld } from './test-world.ts'
import { bsuidOf, isPhoneVisible, PHONE_VISIBLE_S, parentBsuidOf } from './visibility.ts'
import { deleteContactBookEntry } from './world/contact-book.ts'
import { addBusinessNumber, addPortfolio, addWaba, moveWaba, setContactBook } from './world/portfolios.ts'
import { advance } from './world/world.ts'

const VISIBLE_MS = PHONE_VISIBLE_S * 1000

describe('phone visibility', () => {
  it('always shows people without a username', () => {
    const { world, number, ines } = buildWorld()
    advance(world, 400 * 86_400_000)
    expect(isPhoneVisible(world, number.id, ines.id)).toBe(true)
  })

  it('hides the phone of a username adopter who was never in contact by phone', () => {
    const { world, number, rafa, webhooks } = buildWorld()
    expect(isPhoneVisible(world, number.id, rafa.id)).toBe(false)
    personWrites(world, rafa.id, number.id, 'Ola')
    personWrites(world, rafa.id, number.id, 'Ola?')
    expect(at(webhooks[1]?.value, 'messages', 0)).not.toHaveProperty('from')
  })

  it('counts an accepted send to the phone, to the last second of 30 days', () => {
    const { world, number, rafa, send } = buildWorld()
    personWrites(world, rafa.id, number.id, 'Ola')
    expect(send({ to: '+351912345678' }).ok).toBe(true)
    advance(world, VISIBLE_MS)
    expect(isPhoneVisible(world, number.id, rafa.id)).toBe(true)
    advance(world, 1_000)
    expect(isPhoneVisible(world, number.id, rafa.id)).toBe(false)
  })

  it('does not count a send to the BSUID, nor one that was refused', () => {
    const { world, number, portfolio, rafa, send } = buildWorld()
    expect(send({ to: '+351912345678' }).ok).toBe(false)
    personWrites(world, rafa.id, number.id, 'Ola')
    expect(send({ recipient: bsuidOf(world, portfolio.id, rafa.id) }).ok).toBe(true)
    expect(isPhoneVisible(world, number.id, rafa.id)).toBe(false)
  })

  it('counts an inbound message only if its own webhook showed the phone', () => {
    const { world, number, ines } = buildWorld()
    personWrites(world, ines.id, number.id, 'Hi')
    adoptUsername(world, ines.id, 'ines.duarte')
    advance(world, VISIBLE_MS)
    personWrites(world, ines.id, number.id, 'Still shown, and so renewed')
    advance(world, VISIBLE_MS)
    expect(isPhoneVisible(world, number.id, ines.id)).toBe(true)
    advance(world, 1_000)
    personWrites(world, ines.id, number.id, 'Hidden, so not renewed')
    expect(isPhoneVisible(world, number.id, ines.id)).toBe(false)
  })

  it('counts per business number, not per portfolio', () => {
    const { world, waba, number, ines } = buildWorld()
    const second = addBusinessNumber(world, waba.id)
    personWrites(world, ines.id, number.id, 'Hi')
    adoptUsername(world, ines.id, 'ines.duarte')
    expect(isPhoneVisible(world, number.id, ines.id)).toBe(true)
    expect(isPhoneVisible(world, second.id, ines.id)).toBe(false)
    dropUsername(world, ines.id)
    expect(isPhoneVisible(world, second.id, ines.id)).toBe(true)
  })

  it('forgets the contact of the old phone after a number change', () => {
    const { world, number, ines } = buildWorld()
    personWrites(world, ines.id, number.id, 'Hi')
    adoptUsername(world, ines.id, 'ines.duarte')
    changeNumber(world, ines.id)
    expect(isPhoneVisible(world, number.id, ines.id)).toBe(false)
  })
})

describe('the contact book', () => {
  it('shows the phone on all numbers of the portfolio, for ever, and on no other portfolio', () => {
    const { world, waba, number, ines } = buildWorld({ contact_book: true })
    const second = addBusinessNumber(world, waba.id)
    const elsewhere = addBusinessNumber(world, addWaba(world, addPortfolio(world).id).id)
    personWrites(world, ines.id, number.id, 'Hi')
    adoptUsername(world, ines.id, 'ines.duarte')
    advance(world, 400 * 86_400_000)
    expect(isPhoneVisible(world, second.id, ines.id)).toBe(true)
    expect(isPhoneVisible(world, elsewhere.id, ines.id)).toBe(false)
  })

  it('is not written by messages that hide the phone', () => {
    const { world, portfolio, number, rafa } = buildWorld({ contact_book: true })
    personWrites(world, rafa.id, number.id, 'Ola')
    expect(portfolio.contact_book.entries.size).toBe(0)
  })

  it('is written by a shared number, so that later messages show the phone', () => {
    const { world, number, rafa, webhooks } = buildWorld({ contact_book: true })
    shareOwnNumber(world, rafa.id, number.id)
    personWrites(world, rafa.id, number.id, 'Now you know')
    expect(at(webhooks[0]?.value, 'messages', 0)).not.toHaveProperty('from')
    expect(at(webhooks[1]?.value, 'messages', 0).from).toBe('351912345678')
  })

  it('leaves the 30 days in force when an entry is deleted, and says whether there was one', () => {
    const { world, portfolio, number, ines } = buildWorld({ contact_book: true })
    personWrites(world, ines.id, number.id, 'Hi')
    adoptUsername(world, ines.id, 'ines.duarte')
    const bsuid = bsuidOf(world, portfolio.id, ines.id)
    const remove = () => deleteContactBookEntry(world, number.id, bsuid).body
    expect(remove()).toEqual({ messaging_product: 'whatsapp', success: true, deleted: true })
    expect(remove()).toMatchObject({ deleted: false })
    expect(isPhoneVisible(world, number.id, ines.id)).toBe(true)
    advance(world, VISIBLE_MS + 1_000)
    expect(isPhoneVisible(world, number.id, ines.id)).toBe(false)
  })

  it('refuses parents', () => {
    const { world, portfolio, number, ines } = buildWorld({ enrolment_group: 'group' })
    const parent = parentBsuidOf(world, portfolio.id, ines.id) ?? ''
    expect(deleteContactBookEntry(world, number.id, parent).ok).toBe(false)
  })

  it('is emptied by turning it off and starts empty when it is turned on again', () => {
    const { world, portfolio, number, ines } = buildWorld({ contact_book: true })
    personWrites(world, ines.id, number.id, 'Hi')
    adoptUsername(world, ines.id, 'ines.duarte')
    setContactBook(world, portfolio.id, false)
    setContactBook(world, portfolio.id, true)
    advance(world, VISIBLE_MS + 1_000)
    expect(isPhoneVisible(world, number.id, ines.id)).toBe(false)
  })
})

describe('BSUIDs', () => {
  it('have the documented form, in both alphabets', () => {
    for (const bsuid_alphabet of ['digits', 'alphanumeric'] as const) {
      const { world, portfolio, ines, rafa } = buildWorld({
        enrolment_group: 'g',
        switches: { bsuid_alphabet },
      })
      expect(bsuidOf(world, portfolio.id, ines.id)).toMatch(/^US\.(?!ENT\.)[A-Za-z0-9]{20}$/)
      expect(bsuidOf(world, portfolio.id, rafa.id)).toMatch(/^PT\.[A-Za-z0-9]{20}$/)
      expect(parentBsuidOf(world, portfolio.id, rafa.id)).toMatch(/^PT\.ENT\.[A-Za-z0-9]{20}$/)
    }
  })

  it('differ by portfolio, while the parent is one for all enrolled portfolios', () => {
    const { world, portfolio, ines } = buildWorld({ enrolment_group: 'g' })
    const other = addPortfolio(world, { enrolment_group: 'g' })
    const outside = addPortfolio(world)
    const ids = [portfolio, other, outside].map((one) => bsuidOf(world, one.id, ines.id))
    expect(new Set(ids).size).toBe(3)
    expect(parentBsuidOf(world, other.id, ines.id)).toBe(parentBsuidOf(world, portfolio.id, ines.id))
    expect(parentBsuidOf(world, outside.id, ines.id)).toBeUndefined()
  })

  it('do not depend on who was met first', () => {
    const [a, b] = [buildWorld(), buildWorld()]
    addPerson(a.world, { id: 'bea' })
    addPerson(b.world, { id: 'bea' })
    const first = bsuidOf(a.world, a.portfolio.id, 'bea')
    bsuidOf(b.world, b.portfolio.id, 'ines')
    expect(bsuidOf(b.world, b.portfolio.id, 'bea')).toBe(first)
  })

  it('all change when the WABA moves to another portfolio', () => {
    const { world, waba, number, webhooks } = buildWorld()
    personWrites(world, 'ines', number.id, 'Hi')
    moveWaba(world, waba.id, addPortfolio(world).id)
    personWrites(world, 'ines', number.id, 'Hi')
    const [before, after] = webhooks.map((one) => at(one.value, 'messages', 0))
    expect(after?.from).toBe(before?.from)
    expect(after?.from_user_id).not.toBe(before?.from_user_id)
  })
})
