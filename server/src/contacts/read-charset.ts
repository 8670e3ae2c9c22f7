import { invalidField } from '../platform/base/errors.ts'

const BOMS: [charset: string, bytes: number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * The text of a file in the charset that it begins with (a byte order mark), else in the one that its Content-Type
 * declares, else UTF-8. What is not in that charset is refused: a guess would write names with other letters over good ones.
 */
export function readText(bytes: Buffer, content_type = ''): string {
  const marked = BOMS.find(([, bom]) => bom.every((byte, at) => bytes[at] === byte))?.[0]
  const declared = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(content_type)?.[1]
  const charset = marked ?? declared ?? 'utf-8'
  try {
    return decoderOf(charset).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw invalidField(
      'body',
      `is not text in ${charset}; save the file as UTF-8, or declare its charset: Content-Type: text/csv; charset=windows-1252`,
    )
  }
}

function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset, { fatal: true })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw invalidField('headers.content-type', `declares the charset ${charset}, which is not known`)
  }
}
