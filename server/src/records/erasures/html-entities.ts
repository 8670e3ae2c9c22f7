import { decodeHTMLStrict } from 'entities'

// Nearly all names of HTML that stand for no letter stand for a sign, and so does what no HTML knows.
const ANY_SIGN = '·'

/** What a named character of HTML stands for, such as `&eacute;`; every dash as the one on a keyboard. */
export function namedCharacter(name: string): string {
  const known = decode(name) ?? decode(name.toLowerCase()) ?? ANY_SIGN
  return known.replace(/[\p{Pd}\u2212]/gu, '-')
}

/** Null where HTML has no such name. */
function decode(name: string): string | null {
  const written = `&${name};`
  const decoded = decodeHTMLStrict(written)
  return decoded === written ? null : decoded
}
