import { isUtf8 } from 'node:buffer'
import type { IncomingHttpHeaders } from 'node:http'
import { EXCESSES, findExcess } from '../../../platform/base/json-limits.ts'
import { MAX_DEPTH, whyUnstorableNumber } from '../../../platform/base/storable.ts'
import { isObject, type JsonObject } from '../../../whatsapp/values/readers.ts'
import { storableObject } from '../../../whatsapp/values/storable.ts'
import { refusal } from '../graph-error.ts'
import { readForm } from './read-form.ts'

const BYTE_ORDER_MARK = /^\uFEFF/

/** What is read of a request. */
type Asked = { body: unknown; headers: IncomingHttpHeaders; query?: unknown }

/** The parameters as an object, from the body, else from the query. */
export async function readBody(asked: Asked): Promise<JsonObject> {
  const { access_token: _, ...named } = isObject(asked.query) ? asked.query : {}
  return storable({ ...readFields(Object.entries(named).flatMap(eachOf)), ...(await readBytes(asked)) })
}

/** A parameter that the query gives twice is read as in a form: the last one counts, and `tags[]` is a list. */
function eachOf([name, given]: [string, unknown]): [string, unknown][] {
  return [given].flat().map((value) => [name, value])
}

/** From JSON or from a form of either kind, whose values may be JSON themselves. */
async function readBytes({ body: bytes, headers }: Asked): Promise<JsonObject> {
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) return {}
  const content_type = headers['content-type'] ?? ''
  const media_type = content_type.split(';')[0]?.trim().toLowerCase()
  if (media_type === 'multipart/form-data') return readMultipart(bytes, content_type)
  if (!isUtf8(bytes)) throw refusal(100, 'The body is not UTF-8.')
  const text = bytes.toString('utf8')
  if (media_type === 'application/x-www-form-urlencoded') return readFields([...new URLSearchParams(text)])
  const excess = findExcess(text)
  if (excess !== null) throw refusal(100, `The body ${EXCESSES[excess]}.`)
  const body = readValue(text.replace(BYTE_ORDER_MARK, ''))
  if (!isObject(body)) throw refusal(100, 'The body must be a JSON object.')
  return body
}

async function readMultipart(bytes: Buffer, content_type: string): Promise<JsonObject> {
  try {
    const form = await new Response(new Uint8Array(bytes), {
      headers: { 'content-type': content_type },
    }).formData()
    return readFields([...form])
  } catch {
    throw refusal(100, 'The multipart body cannot be read.')
  }
}

/** A form can only hold text: what looks like an object or a list is one. */
function readFields(fields: [name: string, value: unknown][]): JsonObject {
  return readForm(fields, readValue)
}

/** Clients cut texts in the middle of an emoji; WhatsApp takes them, and what is stored is what goes out. */
function storable(body: JsonObject): JsonObject {
  if (isDeeper(body, MAX_DEPTH)) throw refusal(100, `The body is nested more than ${MAX_DEPTH} levels deep.`)
  if (hasUnstorableNumber(body))
    throw refusal(100, 'The body contains a number that is too large or too small.')
  return storableObject(body)
}

function hasUnstorableNumber(value: unknown): boolean {
  if (typeof value === 'number') return whyUnstorableNumber(value) !== null
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnstorableNumber)
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1))
}

function readValue(text: string): unknown {
  if (findExcess(text) !== null) return text
  try {
    return JSON.parse(text, keepLongId)
  } catch {
    // What only looks like JSON stays text; code that needs an object sees that this is none.
    return text
  }
}

/** Ids of files may come as numbers, of more digits than a number holds exactly. */
function keepLongId(name: string, value: unknown, context?: { source?: string }): unknown {
  const inexact = name === 'id' && typeof value === 'number' && !Number.isSafeInteger(value)
  return inexact ? (context?.source ?? value) : value
}
