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

/** The names that HTML also reads without a semicolon, in lower case (https://html.spec.whatwg.org/#named-character-references). */
export const NAMES_WITHOUT_END =
  'aacute acirc acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not ntilde oacute ocirc ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute ucirc ugrave uml uuml yacute yen yuml'.split(
    ' ',
  )
