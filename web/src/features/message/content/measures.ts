import { t } from '../../../i18n/t'

const KILOBYTE = 1000
const MEGABYTE = 1000 * KILOBYTE

/** How large a file is, for a person. */
export function sizeWords(bytes: number): string {
  if (bytes < KILOBYTE) return t('common.size.bytes', { count: bytes })
  if (bytes < MEGABYTE) return t('common.size.kilobytes', { number: Math.round(bytes / KILOBYTE) })
  return t('common.size.megabytes', { number: Math.round(bytes / (MEGABYTE / 10)) / 10 })
}

/** A place in a recording: 3:05. */
export function playTime(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.round(seconds)) : 0
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

// With these a name can be shown in another order than it is written in: `exe.fdp` for `pdf.exe`.
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** The name of a file as it really ends. */
export function plainName(name: string): string {
  return name.replace(DIRECTION_MARKS, '')
}

const ENDING = /\.([a-z0-9]{1,5})$/i

/** What kind of file it is, in its own short name: PDF, DOCX … */
export function fileKind(name: string | null, mime_type: string | null): string {
  const ending = name === null ? undefined : ENDING.exec(plainName(name))?.[1]
  const subtype = mime_type?.split(';')[0]?.split('/')[1]
  return (ending ?? (subtype && subtype.length <= 5 ? subtype : t('message.file.kind'))).toUpperCase()
}
