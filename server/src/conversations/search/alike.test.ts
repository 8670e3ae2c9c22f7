import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { textFrom } from '../../../tests/harness/whatsapp-line.ts'

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  shop = await openShop(app)
})

const LETTERS: [written: string, typed: string][] = [
  ['Łukasz', 'lukasz'],
  ['Søren', 'SOREN'],
  ['IŞIK', 'ışık'],
  ['Işık', 'isik'],
  ['İzmir', 'izmir'],
  ['Đorđe', 'dorde'],
  ['GROẞ', 'gross'],
  ['Straße', 'STRASSE'],
  ['Æsir', 'aesir'],
  ['Œuvre', 'oeuvre'],
  ['Þór', 'thor'],
  ['Guðrún', 'gudrun'],
  ['Ħamrun', 'hamrun'],
  ['شُكْرًا', 'شكرا'],
  ['مـــحمد', 'محمد'],
  ['أحمد', 'احمد'],
  ['ٱلله', 'الله'],
  ['علی', 'علي'],
  ['ＡＢＣ１２', 'abc12'],
  ['José'.normalize('NFD'), 'josé'],
  ['Zoë', 'Zoe\u0308'],
  ['ΟΔΥΣΣΕΥΣ', 'οδυσσευς'],
  ['שָׁלוֹם', 'שלום'],
  ['हिन्दी', 'हिन्दी'.normalize('NFD')],
  ['क़लम', 'क\u093cलम'],
  ['फ़रहान', 'फरहान'],
  ['ज़मीन', 'जमीन'],
  ['घर ४५', '45'],
  ['Қайрат', 'кайрат'],
  ['Өнөр', 'онор'],
  ['Kɔfi', 'kofi'],
  ['Ɖzifa', 'DZIFA'],
  ['ᴀʟɪᴄᴇ', 'alice'],
  ['ｶﾞﾝﾀﾞﾑ', 'ガンダム'],
  ['❤️', '❤'],
  ['👍🏽', '👍'],
  ['𝐁𝐨𝐥𝐝', 'bold'],
]

test('a text is found by the same letters in every search, whatever it is the text of', async () => {
  const everything = LETTERS.map(([written]) => written).join(' | ')
  const people = LETTERS.map(([name], index) => ({ bsuid: `US.${index}`, name }))
  await shop.receive(
    ...people.map((who, index) => textFrom(shop.line, who, `wamid.${index}`, index, 'nothing')),
    textFrom(shop.line, { bsuid: 'US.all', name: 'All' }, 'wamid.all', 99, everything),
  )
  const [{ id }] = (await shop.call('GET', '/v1/conversations?limit=1')).body.data
  await shop.call('POST', `/v1/conversations/${id}/notes`, { text: everything })
  await shop.call('POST', '/v1/canned_replies', { shortcut: 'all', text: everything })
  const missed: string[] = []
  for (const [index, [written, typed]] of LETTERS.entries()) {
    const query = encodeURIComponent(typed)
    const contacts = (await shop.call('GET', `/v1/contacts?query=${query}`)).body.data
    const person = await shop.contactOf(`US.${index}`)
    if (!contacts.some((contact: { id: string }) => contact.id === person)) missed.push(`name ${written}`)
    for (const url of ['search/messages', 'search/notes', 'canned_replies']) {
      const { body } = await shop.call('GET', `/v1/${url}?query=${query}`)
      if (body.data.length !== 1) missed.push(`${url} ${written} by ${typed}`)
    }
  }
  expect(missed).toEqual([])
})

test('a username is found in every width and with letters that stand for its own; dots and underscores count', async () => {
  const who = { bsuid: 'US.1', name: 'Luk', username: 'lukas.walesa_1' }
  await shop.receive(textFrom(shop.line, who, 'wamid.1', 1))
  const found = async (parameter: string, typed: string) =>
    (await shop.call('GET', `/v1/contacts?${parameter}=${encodeURIComponent(typed)}`)).body.data.length
  for (const typed of [
    '@Łukas.Wałęsa_1',
    '＠ｌｕｋａｓ．ｗａｌｅｓａ＿１',
    'LUKAS.WALESA_1',
    'lukas.walésa_1',
  ]) {
    expect([typed, await found('query', typed), await found('username', typed)]).toEqual([typed, 1, 1])
  }
  expect(await found('query', '@lukas.wał')).toBe(1)
  for (const typed of ['lukaswalesa1', 'lukas_walesa_1', 'lukas.wał', 'lukas walesa_1']) {
    expect([typed, await found('username', typed)]).toEqual([typed, 0])
  }
})

test('a phone is found by digits of any script and width', async () => {
  await shop.receive(textFrom(shop.line, { phone: '15550104477', bsuid: 'US.1', name: 'Ana' }, 'wamid.1', 1))
  for (const typed of ['+1 555 010 4477', '４４７７', '٤٤٧٧', '＋１（５５５）０１０４４７７']) {
    const { body } = await shop.call('GET', `/v1/contacts?query=${encodeURIComponent(typed)}`)
    expect([typed, body.data.length]).toEqual([typed, 1])
  }
})

test('a label and an attribute are found in every normal form, also where they were stored in another', async () => {
  const name = 'Größe é'
  await shop.receive(textFrom(shop.line, { bsuid: 'US.1', name: 'Ana' }, 'wamid.1', 1))
  const [{ id }] = (await shop.call('GET', '/v1/conversations')).body.data
  const contact_id = await shop.contactOf('US.1')
  const forms = [name.normalize('NFC'), name.normalize('NFD')]
  for (const stored of forms) {
    await shop.call('PATCH', `/v1/conversations/${id}`, { labels: [stored] })
    await shop.rows(`update conversations set labels = array['${stored}']`)
    await shop.call('PATCH', `/v1/contacts/${contact_id}`, { attributes: { size: stored } })
    for (const typed of forms.map(encodeURIComponent)) {
      const lists = [
        `/v1/conversations?label=${typed}`,
        `/v1/contacts?label=${typed}`,
        `/v1/contacts?attribute=size&attribute_value=${typed}`,
      ]
      for (const url of lists) expect([url, (await shop.call('GET', url)).body.data.length]).toEqual([url, 1])
    }
  }
  await shop.call('PATCH', `/v1/conversations/${id}`, { labels: forms })
  expect((await shop.call('GET', `/v1/conversations/${id}`)).body.labels).toEqual([forms[0]])
})
