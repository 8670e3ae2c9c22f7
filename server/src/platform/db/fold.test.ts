import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/harness/database.ts'
import { foldWords } from '../base/fold.ts'
import { withEveryAccount } from './with-account.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const inDatabase = (texts: string[]) =>
  withEveryAccount(database.db, async (trx) => {
    const { rows } = await sql<{ words: string }>`
      select selfsame_fold(t.text) as words from unnest(${texts}::text[]) with ordinality as t(text, place) order by place`.execute(
      trx,
    )
    return rows.map(({ words }) => words)
  })

test.each([
  ['Søren Kjærgård', 'soren kjaergard'],
  ['Łukasz Wałęsa', 'lukasz walesa'],
  ['Işık Yıldız, İzmir', 'isik yildiz izmir'],
  ['Đorđe Þór Æsir œuvre', 'dorde thor aesir oeuvre'],
  ['Weiß STRASSE', 'weiss strasse'],
  ['Ħamrun Ŧ Ŋ Ə', 'hamrun t n e'],
  ['شُكْرًا', 'شكرا'],
  ['أحمد إيمان آمنة', 'احمد ايمان امنه'],
  ['مـــحمد علی ٠١٢٣', 'محمد علي 0123'],
  ['שָׁלוֹם', 'שלום'],
  ['ＡＢＣ１２３ ｶﾀｶﾅ ﬁn', 'abc123 カタカナ fin'],
  ['ΟΔΟΣ Οδός ΖΟΎΜ', 'οδοσ οδοσ ζουμ'],
  ['Ёлка ЙОД', 'елка иод'],
  ['party🎉now ❤️ ❤ 👍🏽', 'party 🎉 now ❤ ❤ 👍'],
  ['👨‍👩‍👧 🇵🇹🇧🇷 1️⃣', '👨 👩 👧 🇵🇹 🇧🇷 1'],
  ['O’Brien—a, b…c «d» e·f', 'o brien a b c d e f'],
  ['Қайрат Гүлнұр Өмүрбек Ҷамшед', 'каират гулнур омурбек чамшед'],
  ['Kɔfi Mɛnsah Ɖzifa Ɣ', 'kofi mensah dzifa g'],
  ['ᴀʟɪᴄᴇ ꜱᴍɪᴛʜ', 'alice smith'],
  ['फ़रहान क़लम ज़ीनत', 'फरहान कलम जीनत'],
  ['४५ ৪৫ ๔๕ ໔໕ ၄၅ ៤៥', '45 45 45 45 45 45'],
  ['Crème brûlée', 'creme brulee'],
  ['וואָס װאָס ייִדיש ײִדיש ױ', 'וואס וואס יידיש יידיש וי'],
  ['ײַ \ufb1f \ufb2a \ufb4f י\ufb1eד', 'יי יי ש אל יד'],
  ['Col·lecció COĿLECCIÓ coŀlecció l·l·l', 'colleccio colleccio colleccio lll'],
  ['l· l ·l aŀ o·l Gal·la', 'l l l al o l galla'],
  ['\u200bAn\u00ada\u200d', 'ana'],
])('%s is compared as %s, in the database as in JavaScript', async (text, words) => {
  expect(foldWords(text).join(' ')).toBe(words.normalize('NFKD'))
  expect(await inDatabase([text])).toEqual([words.normalize('NFKD')])
})

test('every character is compared in the database as in JavaScript', async () => {
  const characters: string[] = []
  for (let code = 1; code < 0x20000; code += 1) {
    const surrogate_or_private = code >= 0xd800 && code <= 0xf8ff
    const character = String.fromCodePoint(code)
    if (!surrogate_or_private && /\P{Cn}/u.test(character)) characters.push(`a${character}b`)
  }
  const folded = await inDatabase(characters)
  const unlike: string[] = []
  for (const [index, text] of characters.entries()) {
    const words = foldWords(text).join(' ')
    // A character that one of the two Unicodes does not know yet stays there as it is.
    const is_new = words === text || folded[index] === text
    if (words !== folded[index] && !is_new)
      unlike.push(`${text.codePointAt(1)?.toString(16)} ${words} ${folded[index]}`)
  }
  expect(unlike).toEqual([])
})
