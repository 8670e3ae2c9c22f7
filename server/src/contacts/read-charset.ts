import { invalidField } from '../platform/base/errors.ts'

const BOMS: [charset: string, bytes: number[]][] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]
const SAVE_AS = 'save the file as UTF-8, or declare its charset: Content-Type: text/csv; charset=windows-1252'
/** Charsets with a byte for each character: text in them does not look like UTF-8 by chance. */
const SINGLE_BYTE = /^(windows-(125\d|874)|iso-8859-\d+(-i)?|koi8-[ru]|ibm866|macintosh|x-mac-cyrillic)$/
/** Where a charset has no character, these take its place. No file of names or numbers holds them. */
const NO_CHARACTER = /[\u0080-\u009f]/

/**
 * The text of a file in the charset that it begins with (a byte order mark), else in the one that its Content-Type
 * declares, else UTF-8, or UTF-16 where the first character says so. What is not in that charset is refused: a guess would
 * write names with other letters over good ones.
 */
export function readText(bytes: Buffer, content_type = ''): string {
  const marked = BOMS.find(([, bom]) => bom.every((byte, at) => bytes[at] === byte))?.[0]
  const declared = declaredCharset(content_type)
  const charset = marked ?? (declared === undefined || declared === 'utf-16' ? wideCharset(bytes) : null)
  const text = decode(bytes, charset ?? declared ?? 'utf-8')
  if (marked === undefined && declared !== undefined) refuseContradiction(bytes, text, declared)
  return text
}

function declaredCharset(content_type: string): string | undefined {
  return /;\s*charset\s*=\s*["']?([^"';\s]+)/i.exec(content_type)?.[1]?.toLowerCase()
}

/** A file begins with a character of ASCII, a quote or the name of a column: in UTF-16 its other byte is 0. */
function wideCharset([first, second]: Buffer): string | null {
  if (first === undefined || second === undefined || (first === 0) === (second === 0)) return null
  return first === 0 ? 'utf-16be' : 'utf-16le'
}

function decode(bytes: Buffer, charset: string): string {
  try {
    return decoderOf(charset).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw invalidField('', `is not text in ${charset}; ${SAVE_AS}`)
  }
}

function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  try {
    // A charset without letters of its own, which no file is saved in.
    if (charset === 'x-user-defined') throw new RangeError(charset)
    return new TextDecoder(charset, { fatal: true })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw invalidField('content-type', `declares the unknown charset ${charset}`, 'headers')
  }
}

/** Nearly every byte is a character in these charsets, so nothing but the text shows that another one was meant. */
function refuseContradiction(bytes: Buffer, text: string, declared: string): void {
  if (!SINGLE_BYTE.test(decoderOf(declared).encoding)) return
  if (NO_CHARACTER.test(text)) throw invalidField('', `is not text in ${declared}; ${SAVE_AS}`)
  if (bytes.some((byte) => byte > 0x7f) && isUtf8(bytes)) {
    throw invalidField('', `is UTF-8, although its Content-Type declares ${declared}; declare charset=utf-8`)
  }
}

function isUtf8(bytes: Buffer): boolean {
  try {
    decoderOf('utf-8').decode(bytes)
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
