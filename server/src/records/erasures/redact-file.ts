import { isUtf8 } from 'node:buffer'
import { names, rowsOf, withoutRows } from './redact-rows.ts'
import { redactText, type Traces } from './traces.ts'

const TEXT_TYPE =
  /^text\/|\b(?:csv|json|jsonl|jsonlines|ndjson|json-seq|xml|yaml|sql|vcard|x-vcard|calendar)\b/i
const TEXT_NAME = /\.(?:csv|tsv|txt|vcf|json|jsonl|ndjson|xml|ya?ml|sql|ics|vcs|html?|md|log)$/i
/** Their own programs alone read these; they are not even opened. Windows calls a CSV file `application/vnd.ms-excel`. */
const NO_TEXT_TYPE =
  /^(?:image|audio|video|font)\/|\b(?:pdf|zip|gzip|msword|ms-powerpoint)\b|officedocument|opendocument/i
/** Places in a PDF are counted in bytes, so that a changed text would break it. */
const PDF_BEGINS = '%PDF-'
// What stands in no text: all controls but those of lines, tabs, pages, escapes and, from DOS, the end of the file.
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above
const NO_TEXT = /[\0-\u0007\u000e-\u0019\u001c-\u001f]/
const CALENDAR_TYPE = /\bcalendar\b/i
const CALENDAR_NAME = /\.(?:ics|vcs)$/i
const CALENDAR_BEGINS = /^\ufeff?BEGIN:V(?:CALENDAR|EVENT|TODO)/i
const ROWS_TYPE = /\b(?:csv|tab-separated-values|comma-separated-values)\b/i
const ROWS_NAME = /\.(?:csv|tsv|tab|psv)(?![\p{L}\p{N}])/iu
const EXCEL_TYPE = /\bms-excel\b/i
const MARKUP_BEGINS = /^\ufeff?\s*</
const LIST_TYPE = /\byaml\b/i
const LIST_NAME = /\.ya?ml$/i
const LIST_ITEM = /(?<=^[ \t]*- +)\S+(?=[ \t]*\r?$)/gm
const CARD_BEGINS = /(?=BEGIN:VCARD)/i
const CARD_ENDS = /END:VCARD[^\S\n]*\n?/i

const FOLDED_LINE = /^.*(?:\r?\n[ \t].*)*/gm

export type FileKind = { mime_type: string | null; file_name: string | null }

/** Whether a file is text by its type or its name. */
export function isTextFile({ mime_type, file_name }: FileKind): boolean {
  return TEXT_TYPE.test(mime_type ?? '') || TEXT_NAME.test(file_name ?? '')
}

/** Whether a file may be text: programs call many text files `application/octet-stream`, so that their bytes decide. */
export function mayBeText(kind: FileKind): boolean {
  return isTextFile(kind) || !NO_TEXT_TYPE.test(kind.mime_type ?? '')
}

/**
 * The bytes of a text file without what names the contact: whole cards, and whole rows of a table, since the name
 * beside a phone is the contact's too. The same bytes if nothing does.
 */
export function redactFile(bytes: Buffer, kind: FileKind, traces: Traces): Buffer {
  const encoding = encodingOf(bytes)
  if (encoding === null) return bytes
  const text = decode(bytes, encoding)
  if (!isTextFile(kind) && (NO_TEXT.test(text) || text.startsWith(PDF_BEGINS))) return bytes
  const has_rows = isTable(kind, text)
  const without_cards = text
    .split(CARD_BEGINS)
    .map((part) => withoutCard(part, traces))
    .join('')
  const rows = has_rows ? withoutRows(rowsOf(without_cards), traces) : [without_cards]
  const is_calendar =
    CALENDAR_TYPE.test(kind.mime_type ?? '') ||
    CALENDAR_NAME.test(kind.file_name ?? '') ||
    CALENDAR_BEGINS.test(text)
  const is_list = LIST_TYPE.test(kind.mime_type ?? '') || LIST_NAME.test(kind.file_name ?? '')
  const read = (is_calendar ? redactCalendar : redactText)(rows.join(''), traces)
  const redacted = is_list ? read.replace(LIST_ITEM, (item) => redactText(item, traces)) : read
  return redacted === text ? bytes : encode(redacted, encoding)
}

function isTable({ mime_type, file_name }: FileKind, text: string): boolean {
  if (ROWS_TYPE.test(mime_type ?? '') || ROWS_NAME.test(file_name ?? '')) return true
  // Of that type are also pages of HTML and XML that are named as a spreadsheet.
  return EXCEL_TYPE.test(mime_type ?? '') && !MARKUP_BEGINS.test(text)
}

type Encoding = 'utf8' | 'utf16le' | 'utf16be' | 'latin1'

// Latin-1 gives every byte back as it was, whatever the file is written in.
function encodingOf(bytes: Buffer): Encoding | null {
  if (bytes.length % 2 === 0) {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le'
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf16be'
  }
  if (bytes.includes(0)) return null
  return isUtf8(bytes) ? 'utf8' : 'latin1'
}

function decode(bytes: Buffer, encoding: Encoding): string {
  return encoding === 'utf16be' ? Buffer.from(bytes).swap16().toString('utf16le') : bytes.toString(encoding)
}

function encode(text: string, encoding: Encoding): Buffer {
  return encoding === 'utf16be' ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, encoding)
}

// A long line of a card goes on behind a line end and a space.
function unfold(card: string): string {
  return card.replace(/\r?\n[ \t]/g, '').replace(/=\r?\n/g, '')
}

/** Each line of a calendar is read as one, wherever it is folded. Lines that don't name the contact stay folded. */
function redactCalendar(calendar: string, traces: Traces): string {
  return calendar.replace(FOLDED_LINE, (line) => {
    const unfolded = unfold(line)
    const redacted = redactText(unfolded, traces)
    return redacted === unfolded ? line : redacted
  })
}

function withoutCard(part: string, traces: Traces): string {
  const end = /^BEGIN:VCARD/i.test(part) ? CARD_ENDS.exec(part) : null
  if (end === null) return part
  const card_length = end.index + end[0].length
  const card = unfold(part.slice(0, card_length))
  return [card, readQuotedPrintable(card)].some((text) => names(text, traces))
    ? part.slice(card_length)
    : part
}

/** As vCards of version 2.1 write what is no ASCII, and some programs every sign. */
function readQuotedPrintable(card: string): string {
  return card.replace(/(?:=[0-9A-F]{2})+/gi, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString())
}
