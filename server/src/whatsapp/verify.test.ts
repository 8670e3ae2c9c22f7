import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerVerification, verifySignature } from './verify.ts'

const SECRET = 'test_app_secret'
const EMPTY_BODY = Buffer.from('{"object":"whatsapp_business_account","entry":[]}')
const EMPTY_HEX = 'dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756'
const ESCAPED_BODY = Buffer.from(
  '{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"contacts":[{"profile":{"name":"Jos\\u00e9 \\ud83d\\ude00"}}]}}]}]}',
)
const ESCAPED_HEX = 'fd820583f8cc5dd0a8f731db7f8875b80b1a86f98d7b8ce1d46b30722ea940b3'

describe('the signature of a webhook', () => {
  test.each([
    [SECRET, EMPTY_BODY, EMPTY_HEX],
    [
      SECRET,
      Buffer.from('{"object": "whatsapp_business_account", "entry": []}'),
      '56cbbaf4961c6cfdae48b7f116c047e5eb513d2c931baae63a2bc1afd26f803a',
    ],
    ['otro_secreto', EMPTY_BODY, '769b03d8c2ae6498f2d1e1f7299c0ba55448c69d741e7b0bb243d852d8a8d8c7'],
    [SECRET, ESCAPED_BODY, ESCAPED_HEX],
  ])('with %s over %s is %s', (secret, bytes, hex) => {
    expect(verifySignature(bytes, `sha256=${hex}`, [secret])).toBe(true)
    expect(verifySignature(bytes, `sha256=${hex.toUpperCase()}`, [secret])).toBe(true)
    expect(verifySignature(bytes, `sha256=${hex}`, ['another_secret'])).toBe(false)
  })

  test('is over the bytes as received: the same JSON written differently does not match', () => {
    const rewritten = Buffer.from(JSON.stringify(JSON.parse(ESCAPED_BODY.toString())))
    const rewritten_hex = 'e1539adea30e0a09581d9098347d0b5de4422155eb0032bce38054a44b79094a'
    expect(verifySignature(rewritten, `sha256=${ESCAPED_HEX}`, [SECRET])).toBe(false)
    expect(verifySignature(rewritten, `sha256=${rewritten_hex}`, [SECRET])).toBe(true)
  })

  test('may be made with the current or the previous secret, in any order', () => {
    for (const secrets of [
      ['next', SECRET],
      [SECRET, 'next'],
      ['next', '', SECRET],
    ]) {
      expect(verifySignature(EMPTY_BODY, `sha256=${EMPTY_HEX}`, secrets)).toBe(true)
    }
    expect(verifySignature(EMPTY_BODY, `sha256=${EMPTY_HEX}`, ['next', 'after'])).toBe(false)
    expect(verifySignature(EMPTY_BODY, `sha256=${EMPTY_HEX}`, [])).toBe(false)
  })

  test('cannot be made with a secret that is not set', () => {
    const signed_with_nothing = '704eb71c28bbe7c091ca5b8f9446c2bceec023435f33ff17e7fb9634d46333bc'
    expect(verifySignature(EMPTY_BODY, `sha256=${signed_with_nothing}`, [''])).toBe(false)
  })

  test.each([
    undefined,
    null,
    '',
    'sha256=',
    EMPTY_HEX,
    `sha1=${EMPTY_HEX}`,
    `SHA256=${EMPTY_HEX}0`,
    `sha256=${EMPTY_HEX.slice(1)}`,
    `sha256=${EMPTY_HEX}00`,
    `sha256=${'g'.repeat(64)}`,
    `sha256= ${EMPTY_HEX}`,
    `sha256=${EMPTY_HEX}\n`,
    ['sha256'],
    5,
    {},
    `sha256=${'é'.repeat(64)}`,
    `sha256=${EMPTY_HEX}, sha256=${EMPTY_HEX}`,
  ])('is refused when the header is %j', (header) => {
    expect(verifySignature(EMPTY_BODY, header, [SECRET])).toBe(false)
  })

  test('is refused, and never throws, for any header and body', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.anything(), (bytes, header) => {
        expect(verifySignature(bytes, header, [SECRET])).toBe(false)
      }),
    )
  })
})

describe('the verification handshake', () => {
  const asked = { 'hub.mode': 'subscribe', 'hub.verify_token': 'lake-41', 'hub.challenge': '1158201444' }

  test('is answered with the raw challenge when mode and token are right', () => {
    expect(answerVerification(asked, 'lake-41')).toBe('1158201444')
  })

  test.each([
    [{ 'hub.mode': 'unsubscribe' }],
    [{ 'hub.mode': undefined }],
    [{ 'hub.verify_token': 'lake-42' }],
    [{ 'hub.verify_token': 'lake-41 ' }],
    [{ 'hub.verify_token': '' }],
    [{ 'hub.verify_token': ['lake-41', 'lake-41'] }],
    [{ 'hub.challenge': undefined }],
    [{ 'hub.challenge': '' }],
    [{ 'hub.challenge': ['1', '2'] }],
    [{ 'hub.challenge': 'x'.repeat(5000) }],
  ])('is refused with %j', (difference) => {
    expect(answerVerification({ ...asked, ...difference }, 'lake-41')).toBeNull()
  })

  test('is refused while no token is set', () => {
    expect(answerVerification({ ...asked, 'hub.verify_token': '' }, '')).toBeNull()
  })
})
