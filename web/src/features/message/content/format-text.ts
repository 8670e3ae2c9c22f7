/** A piece of a written text: plain, styled, or an address. */
export type Piece =
  | string
  | { style: 'bold' | 'italic' | 'strike'; pieces: Piece[] }
  | { style: 'code'; text: string }
  | { href: string; text: string }

const STYLES = new Map([
  ['*', 'bold'],
  ['_', 'italic'],
  ['~', 'strike'],
] as const)

// Marks of direction end an address: what stands behind them could be shown in front.
const ADDRESS = String.raw`https?:\/\/[^\s<>"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]{1,2000}`
const MAIL = String.raw`(?<![\w.+-])[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}`
const PHONE = String.raw`(?<![\p{L}\p{N}+])\+\d[\d ().-]{6,18}\d(?!\d)`
// As WhatsApp reads them: a mark opens before a word and closes behind one, on the same line. The lengths are bounded so
// that no text, however it is made, takes long.
const BLOCK = '```([\\s\\S]{1,4000}?)```|`([^`\\n]{1,1000})`'
const STYLED = String.raw`(?<![\p{L}\p{N}])([*_~])(?!\s)([^\n]{1,1000}?)(?<!\s)\3(?![\p{L}\p{N}])`
const TOKEN = new RegExp(`${BLOCK}|${STYLED}|(${ADDRESS})|(${MAIL})|(${PHONE})`, 'giu')

const DEEPEST = 3
const BEHIND_AN_ADDRESS = /[.,;:!?'’”»*_~]+$/u

/** Reads WhatsApp's marks (*bold*, _italic_, ~strike~, `code`) and the addresses in a text. Nothing else in it means anything. */
export function formatText(text: string, depth = 0): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const found of text.matchAll(TOKEN)) {
    const [whole, block, code, mark, inner, address, mail, phone] = found
    if (found.index < at) continue
    const piece = pieceOf({ code: block ?? code, mark, inner, mail, phone }, depth) ?? linkOf(address)
    if (piece === null) continue
    if (found.index > at) pieces.push(text.slice(at, found.index))
    pieces.push(piece)
    at = found.index + (typeof piece === 'object' && 'href' in piece ? piece.text.length : whole.length)
  }
  if (at < text.length) pieces.push(text.slice(at))
  return pieces
}

type Found = Partial<Record<'code' | 'mark' | 'inner' | 'mail' | 'phone', string>>

function pieceOf({ code, mark, inner, mail, phone }: Found, depth: number): Piece | null {
  if (code !== undefined) return { style: 'code', text: code }
  if (mail !== undefined) return { href: `mailto:${mail}`, text: mail }
  if (phone !== undefined) return { href: `tel:${phone.replace(/[^+\d]/g, '')}`, text: phone }
  const style = STYLES.get(mark as '*' | '_' | '~')
  if (style === undefined || inner === undefined) return null
  return { style, pieces: depth < DEEPEST ? formatText(inner, depth + 1) : [inner] }
}

function linkOf(address: string | undefined): Piece | null {
  if (address === undefined) return null
  let text = address.replace(BEHIND_AN_ADDRESS, '')
  // A bracket that was opened before the address is not part of it.
  if (text.endsWith(')') && !text.includes('(')) text = text.slice(0, -1)
  return URL.canParse(text) ? { href: new URL(text).href, text } : null
}
