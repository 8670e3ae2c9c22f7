import { describe, expect, test } from 'vitest'
import { redactJson } from './redact.ts'
import { redactFile } from './redact-file.ts'
import { redactText, tracesOf } from './traces.ts'

const ANA = tracesOf({ phones: [], words: [], usernames: ['ana', 'anapaola'] })
const redact = (text: string) => redactText(text, ANA)
const file = (file_name: string, text: string) =>
  redactFile(Buffer.from(text), { file_name, mime_type: null }, ANA).toString()

/** What a value stands in, in texts and files of any kind. */
const AROUND: [before: string, after: string][] = [
  ...[
    ['', ''],
    ['\n  ', '\n'],
    ['“', '”'],
    ['"', '"'],
    ["'", "'"],
    ['`', '`'],
    ['«', '»'],
    ['„', '“'],
    ['✨ ', ' ✨'],
  ],
  ...[
    ['{"username":"', '"}'],
    ['[{"u": "', '"}]'],
    ['{"a":["x","', '","y"]}'],
    ['{\\"username\\":\\"', '\\"}'],
    ['"{""u"":""', '""}"'],
  ],
  ...[
    ['username: "', '"'],
    ["user: '", "' # yes"],
    ['handle: ', ''],
    ['user_name: ', ''],
    ['User name: ', '\n'],
    ['a: 1\nhandle: ', '\nb: 2'],
    ['- handle: ', '\r\nb: 2'],
    ['{"text":"a\\nhandle: ', '\\nb"}'],
  ],
  ...[
    ["insert into users values (1, '", "', 2);"],
    ["where username='", "' and x"],
    ['select `', '` from x'],
    ['<![CDATA[', ']]>'],
  ],
  ...[
    ['<td>', '</td><td>Bob</td>'],
    ['<p class="x">\n  ', '\n</p>'],
    ['<user name="', '"/>'],
    ['&lt;u&gt;', '&lt;/u&gt;'],
    ['<a title="&quot;', '&quot;">x</a>'],
    ['{&quot;u&quot;:&quot;', '&quot;}'],
    ['%7B%22u%22%3A%22', '%22%7D'],
  ],
  ...[
    ['Bob\t', '\tCarl'],
    ['', '\tBob'],
    ['Bob\t', '\nCarl\t1'],
    ['| ', ' | Bob |'],
    ['a|', '|b'],
  ],
  ...[
    ['X-SOCIALPROFILE:', ''],
    ['X-SOCIALPROFILE;TYPE=whatsapp:', '\r\nTEL:1'],
    ['NICKNAME:', '\nTEL:1'],
    ['ATTENDEE;CN=', ''],
  ],
  ...[
    ['https://example.com/?u=', '&x=1'],
    ['https://example.com/?x=1&u=', ''],
    ['level=info user=', ' status=200'],
    ['level=info user=', ', status=200'],
    ['USER=', '\nHOST=x'],
  ],
  ...[
    ['handle = ', ''],
    ['a\thandle\t=\t', '\nb = 1'],
    ['2026-01-01 user=', ' ok'],
    ['2026-01-01 user=', ', then Bob'],
    ['if user == ', ' then'],
    ["'user' => ", ', x'],
    ['handle: ', ' # x'],
    ['a: 1\n- handle: ', '  // x\nb: 2'],
  ],
  ...[
    ['https://t.me/', ''],
    ['see https://instagram.com/', ', please'],
    ['instagram.com/', '?igsh=1'],
    ['http://www.example.co.uk/users/', '/posts#x'],
    ['https://example.com/', '/x'],
    ['https://example.com:8080/~', '/'],
    ['https://example.com/#/', ''],
    ['https://example.com/?', '&x=1'],
    ['(https://t.me/', ').'],
    ['<a href="https://x.example/', '">x</a>'],
    ["<a href='https://x.example/u/", "'>x</a>"],
    ['{"u":"https:\\/\\/t.me\\/', '\\/1"}'],
    ['https%3A%2F%2Ft.me%2F', '%3Fx'],
    ['intent://user/', '#x'],
  ],
  ...[
    ['see @', ', please'],
    ['wa.me/', ' now'],
    ['https://wa.me/u/', ''],
    ['username=', '&x'],
    ['my username: ', ', ok'],
  ],
] as [string, string][]

describe('a username is replaced where it is a value', () => {
  test.each(AROUND)('%j … %j', (before, after) => {
    for (const name of ['anapaola', 'ANA', 'ａｎａ'])
      expect(redact(`${before}${name}${after}`)).toBe(`${before}[erased]${after}`)
  })

  test.each(AROUND)('and nothing that only contains it is: %j … %j', (before, after) => {
    for (const name of ['anapaolas', 'xana', 'ana_', 'ana.b', '_ana', 'ana2', 'maria ana b']) {
      const text = `${before}${name}${after}`
      expect(redact(text)).toBe(text)
    }
  })
})

test.each([
  'Ana, hello!',
  'Ana is here',
  'Hello Ana',
  'ask Ana, Bob and Carl',
  'He (Ana) left',
  'my sister (Ana) said so',
  'Thanks,\nAna',
  'Bye\nAna\nShop',
  '"yes" Ana "no"',
  '"Ana’s here," he said',
  "it's 'Ana's book'",
  '"Hello Ana"',
  '*Ana* and _Ana_',
  '12/30/25, 10:15 - Ana: hello',
  'Ana: hello\nBob: hi Ana',
  'FN:Ana\nN:Ana\nTEL:1',
  'Name: Ana\nFirst name: Ana\nNombre: Ana',
  '<p>Dear Ana,</p>',
  '<p>Yours<br>Ana</p>',
  '<b>Hi</b> Ana <b>x</b>',
  'wa.me/15550105588?text=ana+come+here',
  'https://example.com/hello-ana/ana-maria',
  'https://example.com/?text=see+ana&to=ana@example.org',
  'https://example.com/ana@example.org',
  'https://ana.example.com/x',
  'https://example.com/ Ana',
  'Bob/Ana and mr.bob /ana',
  'either/ana or src/a.ts/ana',
  'user=ana@example.org, x=ana-maria',
  'Ana = boss',
  'Bob: Ana is #1',
  'the one that came yesterday with my brother said this: Ana',
  '{"text":"Thanks,\\nAna","n":1}',
  'ana@example.org',
  'x.ana y',
])('a word of a sentence stays: %j', (text) => {
  expect(redact(text)).toBe(text)
  expect(redactJson({ text: `see: ${text} end` }, ANA)).toEqual({ text: `see: ${text} end` })
})

describe('files', () => {
  test.each([
    ['a.json', '{"username":"anapaola","n":1}', '{"username":"[erased]","n":1}'],
    ['a.json', '[{"u": "\\u0061napaola"}]', '[{"u": "[erased]"}]'],
    ['a.csv', 'who,username\nAna P,anapaola\nBob,bob\n', 'who,username\nBob,bob\n'],
    ['a.csv', 'username\r\nanapaola\r\nbob\r\n', 'username\r\nbob\r\n'],
    ['a.csv', 'a;"b";c\n1;"anapaola";2\n3;4;5', 'a;"b";c\n3;4;5'],
    ['a.csv', 'a;b\nBob;tea, Ana, cake\n', 'a;b\nBob;tea, Ana, cake\n'],
    ['a.csv', 'a,b\nBob,"tea, Ana, cake"\n', 'a,b\nBob,"tea, Ana, cake"\n'],
    ['a.csv', 'First Name,phone\nAna,+15550105588\n', 'First Name,phone\nAna,+15550105588\n'],
    ['a.tsv', 'x\tanapaola\ny\tbob\n', 'y\tbob\n'],
    ['a.csv', 'a,b\n"x ""q""",anapaola\ny,bob\n', 'a,b\ny,bob\n'],
    ['a.yml', 'users:\n  - anapaola\n  - bob\n', 'users:\n  - [erased]\n  - bob\n'],
    ['a.yaml', 'username: "anapaola"\nu: anapaola\n', 'username: "[erased]"\nu: [erased]\n'],
    ['a.sql', "insert into u values (1, 'anapaola');", "insert into u values (1, '[erased]');"],
    ['a.xml', '<u>anapaola</u><u>bob</u>', '<u>[erased]</u><u>bob</u>'],
    [
      'a.vcf',
      'BEGIN:VCARD\nFN:A\nX-SOCIALPROFILE;TYPE=x:anapa\n ola\nEND:VCARD\nBEGIN:VCARD\nFN:Ana\nEND:VCARD\n',
      'BEGIN:VCARD\nFN:Ana\nEND:VCARD\n',
    ],
    ['a.txt', 'Dear Ana,\nthe user anapaola came.\n', 'Dear Ana,\nthe user anapaola came.\n'],
  ])('%s: %j', (file_name, text, left) => {
    expect(file(file_name, text)).toBe(left)
  })
})
