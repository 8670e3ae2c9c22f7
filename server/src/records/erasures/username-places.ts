// A username has no two dots beside each other, and none at its end.
const USERNAME_ENDS = '(?=\\.{2}|\\.?(?:$|[^\\p{L}\\p{N}_.]))'
const [LINE_BEGINS, LINE_ENDS] = ['(?<![^\\n\\r])', '(?![^\\n\\r])']
const SPACES = '[^\\S\\n\\r\\t]*'
const QUOTES = ['""', "''", '``', '“”', '„“', '„”', '‘’', '‚‘', '«»', '»«', '‹›']
/** What stands behind such a key is what a person is called. */
const NAME_KEYS =
  '(?:f?n|(?:(?:first|middle|last|sur|full|given|family|display|contact|customer|client)[ _-]?)?names?|nombres?|nomes?|(?:voor|achter)?naam)'
const KEY_WORD = '[\\p{L}\\p{N}_.;=+"\'/()-]{1,40}'
const KEY = `(?!${NAME_KEYS}["']?${SPACES}[:=])${KEY_WORD}(?: ${KEY_WORD}){0,2}`
// A link, with or without its scheme, up to the part that is the username. JSON escapes slashes.
const SITE =
  '(?:[a-z][a-z0-9+-]{0,30}:\\\\*/\\\\*/[^\\s<>"/?#]{1,200}|(?<![\\p{L}\\p{N}_@./\\\\-])(?:[\\p{L}\\p{N}-]{1,63}\\.){1,5}\\p{L}{2,63}\\\\*)'
const LINK = `${SITE}(?:[/?#][^\\s<>"]{0,200})?[/?#]~?`
const ASSIGNED = '[\\p{L}\\p{N}_\\])"\'][^\\S\\n\\r]{0,20}[:!=]{0,2}=>?[^\\S\\n\\r]{0,20}'
// A longer name, another address, or the words of a text in a link.
const GOES_ON = '(?![-+~%=@]+[\\p{L}\\p{N}_])'
const COMMENT = '(?:[^\\S\\n\\r]+(?:#|//)[^\\n\\r]*)?'

/**
 * Where a username is a value and no word of a sentence: behind an @, a whole part of a link, alone in a text, in quotes,
 * a tag or a cell, or behind a key. As regular expressions for a text as `readPlainly` gives it.
 */
export function usernamePatterns(name: string): string[] {
  const alone = QUOTES.map(
    ([opens, closes]) => `(?<=[${opens}])${name}(?=\\.?\\\\*[${closes}](?![\\p{L}\\p{N}]))`,
  )
  return [
    `(?<=@|wa\\.me/(?:u/)?|username["'\\\\]*\\s*[=:/]\\s*["'\\\\]*)${name}${USERNAME_ENDS}`,
    `(?<=^[^\\p{L}\\p{N}_]*)${name}${USERNAME_ENDS}(?=[^\\p{L}\\p{N}]*$)`,
    ...alone,
    `(?<=\\[)${name}(?=\\])`,
    `(?<=<(?!(?:br|hr|img|input|wbr)\\b)[a-z][^<>]{0,200}(?<!/)>\\s*)${name}(?=\\.?\\s*</)`,
    `(?<=[\\t|]${SPACES})${name}(?=${SPACES}(?:[\\t|]|${LINE_ENDS}))`,
    `(?<=${LINE_BEGINS}${SPACES})${name}(?=${SPACES}[\\t|])`,
    `(?<=${LINE_BEGINS}\\s*(?:[-*•>] )?${KEY}\\s*:${SPACES})${name}(?=\\.?${COMMENT}${SPACES}${LINE_ENDS})`,
    `(?<=[/?#]~?)${name}(?<=${LINK}${name})${USERNAME_ENDS}${GOES_ON}`,
    // A link, a line of a log or of settings.
    `(?<=[=>][^\\S\\n\\r]{0,20})${name}(?<=${ASSIGNED}${name})${USERNAME_ENDS}${GOES_ON}`,
    // No word of a language has a digit or a sign in it.
    ...(/[\d._]/.test(name) ? [`(?<![\\p{L}\\p{N}_]\\.?)${name}${USERNAME_ENDS}`] : []),
  ]
}

/** Whether a column or a field of this name says what a person is called. */
export function isNameKey(key: string): boolean {
  return new RegExp(`^${NAME_KEYS}$`, 'i').test(key)
}
