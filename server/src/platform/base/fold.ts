// The same sets stand in selfsame_fold (server/src/platform/db/migrations/0076_search_ligatures.sql), and a test compares the two
// functions for every character: a set of Unicode's own would differ from one version of Node.js or PostgreSQL to the next.

/** Marks that do not count: accents, Arabic and Hebrew vowels, the dot of Indic letters, joiners, variation selectors, tones of skin. */
const MARKS = classOf(
  'ad 2b9-2bf 300-36f 591-5bd 5bf 5c1-5c2 5c4-5c5 5c7 610-61a 640 64b-65f 670 6d6-6dc 6df-6e4 ' +
    '6e7-6e8 6ea-6ed 8d3-8e1 8e3-8ff 93c 9bc a3c abc b3c c3c cbc 1ab0-1aff 1dc0-1dff 200b-200f 202a-202e 2060-206f 20d0-20f0 ' +
    'fe00-fe0f fe20-fe2f feff fb1e 1f3fb-1f3ff e0020-e007f e0100-e01ef',
)
/** Each of these is a word of its own. */
const EMOJI = classOf('2190-21ff 2300-23ff 25a0-27bf 2900-297f 2b00-2bff 1f000-1faff')
const FLAG = '[\\u{1f1e6}-\\u{1f1ff}]{2}'
/** Punctuation, symbols, spaces and controls: what words end at. */
const SEPARATORS = classOf(
  '1-2f 3a-40 5b-60 7b-bf d7 f7 2c2-2c5 2d2-2eb 2ed 2ef-2ff 375 3f6 482 55a-55f 589-5c6 5f3-61f ' +
    '66a-66d 6d4 6dd-6de 6e9 6fd-6fe 700-70f 7f6-7f9 7fe-7ff 830-83e 85e 888 890-891 8e2 964-965 970 ' +
    '9f2-9f3 9fa-9fb 9fd a76 af0-af1 b70 bf3-bfa c77 c7f c84 d4f d79 df4 e3f e4f e5a-e5b f01-f17 ' +
    'f1a-f1f f34 f36 f38 f3a-f3d f85 fbe-fc5 fc7-fda 104a-104f 109e-109f 10fb 1360-1368 1390-1399 ' +
    '1400 166d-166e 1680 169b-169c 16eb-16ed 1735-1736 17d4-17d6 17d8-17db 1800-180a 180e 1940-1945 ' +
    '19de-19ff 1a1e-1a1f 1aa0-1aa6 1aa8-1aad 1b4e-1b4f 1b5a-1b6a 1b74-1b7f 1bfc-1bff 1c3b-1c3f ' +
    '1c7e-1c7f 1cc0-1cc7 1cd3 2010-212e 213a-214d 214f 218a-218b 2200-22ff 2400-244a 2500-259f ' +
    '27c0-28ff 2980-2aff 2ce5-2cea 2cf9-2cfc 2cfe-2cff 2d70 2e00-2e2e 2e30-3004 3008-3020 3030 3037 ' +
    '303d-303f 30a0 30fb 3190-3191 31c0-31ef 327f 4dc0-4dff a490-a4c6 a4fe-a4ff a60d-a60f a673 a67e ' +
    'a6f2-a716 a720-a721 a789-a78a a828-a82b a836-a839 a874-a877 a8ce-a8cf a8f8-a8fa a8fc a92e-a92f ' +
    'a95f a9c1-a9cd a9de-a9df aa5c-aa5f aa77-aa79 aade-aadf aaf0-aaf1 ab5b ab6a-ab6b abeb fbb2-fe46 ' +
    'fff9-fffd',
)
/** Letters that Unicode does not decompose, and those that people type for them. */
const FROM =
  'łøđðħŧıŋςəƒɓɗƙƴɨʉɵƶȷɫґٱىیےکةۀہھ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹' + 'ɔɛɖɣʋɩɲǝɑʊᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢқғңҳүұөҷҗҙҡҫҝҹәһ'
const TO =
  'loddhtinσefbdkyiuozjlгايييكهههه01234567890123456789' + 'oedgvineauabcdefghijklmnoprstuvwyzкгнхууочжзкскчах'
/** Where the digits of a script begin, ten in a row each. */
const ZEROS = [
  0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810,
]

const LETTERS = new Map([...FROM].map((letter, at) => [letter, [...TO][at] ?? letter]))
const PAIRS = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  '\u05f0': '\u05d5\u05d5',
  '\u05f1': '\u05d5\u05d9',
  '\u05f2': '\u05d9\u05d9',
}
for (const [letter, typed] of Object.entries(PAIRS)) LETTERS.set(letter, typed)
for (const zero of ZEROS)
  for (let digit = 0; digit < 10; digit += 1) LETTERS.set(String.fromCharCode(zero + digit), String(digit))

const ANY_MARK = new RegExp(`[${MARKS}]`, 'gu')
const ANY_LETTER = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu')
/** The Catalan l·l, which people also write without the dot. */
const CATALAN_DOT = /l\u00b7(?=l)/g
const ANY_EMOJI = new RegExp(`${FLAG}|[${EMOJI}]`, 'gu')
const ANY_SEPARATORS = new RegExp(`[${SEPARATORS}]+`, 'gu')

/** A character with the marks that follow it: what is compared of one depends on no other. */
const CHARACTER = new RegExp(`[^][${MARKS}\\p{M}]*`, 'gu')
/** A word of a text without compatibility forms and marks. */
const PLAIN_WORD = new RegExp(
  `${FLAG}|[${EMOJI}]|(?:(?![${EMOJI}])[^${SEPARATORS}]|(?<=l)\\u{b7}(?=l))+`,
  'gu',
)

/** The words of a text as every search compares them. */
export function foldWords(text: string): string[] {
  const folded = foldLetters(foldForms(text)).replace(ANY_EMOJI, ' $& ').replace(ANY_SEPARATORS, ' ').trim()
  return folded === '' ? [] : folded.split(' ')
}

export type PlacedWord = { word: string; from: number; until: number }

/**
 * The words of `foldWords`, each with the part of the text that it comes from. A character such as ½ or ﷺ holds more than
 * one word, so that words can share it.
 */
export function placeWords(text: string): PlacedWord[] {
  const places: { from: number; until: number }[] = []
  let plain = ''
  for (const { 0: character, index } of text.matchAll(CHARACTER)) {
    const folded = foldForms(character)
    for (let unit = 0; unit < folded.length; unit += 1)
      places.push({ from: index, until: index + character.length })
    plain += folded
  }
  return [...plain.matchAll(PLAIN_WORD)].map(({ 0: word, index }) => ({
    word: foldLetters(word),
    from: places[index]?.from ?? 0,
    until: places[index + word.length - 1]?.until ?? text.length,
  }))
}

function foldForms(text: string): string {
  return text.normalize('NFKD').toLowerCase().replace(ANY_MARK, '')
}

function foldLetters(text: string): string {
  return text.replace(CATALAN_DOT, 'l').replace(ANY_LETTER, (letter) => LETTERS.get(letter) ?? letter)
}

function classOf(ranges: string): string {
  return ranges
    .trim()
    .split(/\s+/)
    .map((range) =>
      range
        .split('-')
        .map((code) => `\\u{${code}}`)
        .join('-'),
    )
    .join('')
}
