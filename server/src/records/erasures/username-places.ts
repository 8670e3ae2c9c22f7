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

/**
 * Where a username is a value and no word of a sentence: behind an @, in a link, alone in a text, in quotes, a tag or a cell,
 * or behind a key. As regular expressions for a text as `readPlainly` gives it.
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
    `(?<=${LINE_BEGINS}\\s*(?:[-*•>] )?${KEY}\\s*:${SPACES})${name}(?=\\.?${SPACES}${LINE_ENDS})`,
    // A link, a line of a log or of settings.
    `(?<=[\\p{L}\\p{N}_\\])]=)${name}(?=\\.?(?:[&#;"'<>)\\]}]|[,\\s]+[\\p{L}\\p{N}_.-]+=|${SPACES}${LINE_ENDS}))`,
    // No word of a language has a digit or a sign in it.
    ...(/[\d._]/.test(name) ? [`(?<![\\p{L}\\p{N}_]\\.?)${name}${USERNAME_ENDS}`] : []),
  ]
}

/** Whether a column or a field of this name says what a person is called. */
export function isNameKey(key: string): boolean {
  return new RegExp(`^${NAME_KEYS}$`, 'i').test(key)
}
