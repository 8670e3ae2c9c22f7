import { expect, test } from 'vitest'
import { redactText, tracesOf } from './traces.ts'

/** A text in which nothing but a phone may be replaced. */
function redact(phone: string, text: string): string {
  return redactText(text, tracesOf({ phones: [phone], words: [], usernames: [] }))
}

const BRAZILIAN = '5511987659111'
const MEXICAN = '5215512345678'
const ARGENTINIAN = '5491155551234'

test.each([
  [BRAZILIAN, '02111987659111'],
  [BRAZILIAN, '0211187659111'],
  [BRAZILIAN, '04111987659111'],
  [BRAZILIAN, '01511987659111'],
  [BRAZILIAN, '0 15 11 98765-9111'],
  [BRAZILIAN, '011987659111'],
  [BRAZILIAN, '+5501511987659111'],
  [BRAZILIAN, '+55 (011) 98765-9111'],
  [MEXICAN, '520445512345678'],
  [MEXICAN, '+520455512345678'],
  [MEXICAN, '+52 (044) 55 1234 5678'],
  [MEXICAN, '52015512345678'],
  [MEXICAN, '0445512345678'],
  [MEXICAN, '015512345678'],
  [MEXICAN, '+52 1 (55) 1234-5678'],
  [ARGENTINIAN, '54111555551234'],
  [ARGENTINIAN, '+5490111555551234'],
  [ARGENTINIAN, '+5491115-5555-1234'],
  [ARGENTINIAN, '+549 011 5555-1234'],
  [ARGENTINIAN, '5401155551234'],
  [ARGENTINIAN, '540111555551234'],
  [ARGENTINIAN, '0111555551234'],
  ['5492235551234', '54223155551234'],
  ['5492235551234', '+5490223155551234'],
  ['79123456789', '89123456789'],
  ['79123456789', '8 (912) 345-67-89'],
  ['998901234567', '8901234567'],
  ['36201234567', '06201234567'],
  ['36201234567', '3606201234567'],
  ['447700900123', '+4407700900123'],
])('the phone %s is found as it is dialled inside its country: %s', (phone, written) => {
  expect(redact(phone, `call ${written}.`)).toMatch(/^call \+?\(?(?:0 15 )?\[erased\]\.$/)
})

test.each([
  [MEXICAN, 'of New Jersey', '15512345678'],
  ['15550104477', 'of Cambodia', '85550104477'],
  ['15550104477', 'of nobody', '065550104477'],
  [BRAZILIAN, 'of another area', '02121987659111'],
  [BRAZILIAN, 'with a digit more', '021119876591110'],
  [ARGENTINIAN, 'of another area', '54221555551234'],
  [ARGENTINIAN, 'with a digit more', '541115555512340'],
  [MEXICAN, 'of another area', '520443312345678'],
])('what %s is not, %s, stays: %s', (phone, _, written) => {
  for (const text of [written, `call +${written}.`, `or ${written}`]) expect(redact(phone, text)).toBe(text)
})
