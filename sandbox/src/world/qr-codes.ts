import { z } from 'zod'
import { graphError } from '../sending/errors.ts'
import { describeIssue } from '../sending/interactive.ts'
import { randomText } from './random.ts'
import type { QrCode, World } from './types.ts'
import type { GraphResult, JsonObject } from './wire.ts'
import { getNumber } from './world.ts'

const MOST_CODES = 2_000
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const PICTURES = 'https://scontent.xx.fbcdn.net/qr/'

const request = z.looseObject({
  prefilled_message: z.string().min(1).max(140),
  generate_qr_image: z
    .string()
    .toUpperCase()
    .pipe(z.enum(['SVG', 'PNG']))
    .optional(),
  code: z.string().min(1).optional(),
})

/** `POST /<number>/message_qrdls`: a new code, or with `code` other words for an old one. */
export function writeQrCode(world: World, number_id: string, body: JsonObject): GraphResult {
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))
  const parsed = request.safeParse(given)
  if (!parsed.success) return graphError(world, 100, describeIssue('message_qrdls', parsed.error))
  const { prefilled_message, generate_qr_image, code: known } = parsed.data
  const codes = codesOf(world, number_id)
  if (known !== undefined && !codes.has(known)) return unknownCode(world, known)
  if (known === undefined && codes.size >= MOST_CODES) {
    return graphError(world, 100, `A number has at most ${MOST_CODES} codes.`)
  }
  const code = known ?? randomText(world.random, 14, LETTERS)
  const written: QrCode = { code, prefilled_message }
  codes.set(code, written)
  const picture = generate_qr_image && {
    qr_image_url: `${PICTURES}${code}.${generate_qr_image.toLowerCase()}`,
  }
  return { ok: true, http_status: 200, body: { ...present(written), ...picture } }
}

/** `GET /<number>/message_qrdls`, or one of them with its code; either way a list. */
export function listQrCodes(world: World, number_id: string, code?: string, limit?: number): GraphResult {
  const codes = codesOf(world, number_id)
  if (code !== undefined && !codes.has(code)) return unknownCode(world, code)
  const found = [...codes.values()].filter((one) => code === undefined || one.code === code)
  const data = found.slice(0, limit).map(present)
  return { ok: true, http_status: 200, body: { data } }
}

/** `DELETE /<number>/message_qrdls/<code>`. */
export function deleteQrCode(world: World, number_id: string, code: string): GraphResult {
  if (!codesOf(world, number_id).delete(code)) return unknownCode(world, code)
  return { ok: true, http_status: 200, body: { success: true } }
}

function codesOf(world: World, number_id: string): Map<string, QrCode> {
  const number = getNumber(world, number_id)
  number.qr_codes ??= new Map()
  return number.qr_codes
}

function present({ code, prefilled_message }: QrCode): JsonObject {
  return { code, prefilled_message, deep_link_url: `https://wa.me/message/${code}` }
}

function unknownCode(world: World, code: string): GraphResult {
  return graphError(world, 100, `There is no code ${code}.`)
}
