import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { type S3Server, startS3Server } from '../../../tests/harness/s3-server.ts'
import { textFrom } from '../../../tests/harness/whatsapp-line.ts'
import { takeUpload } from '../../conversations/media/take-upload.ts'
import { presentId } from '../../platform/base/ids.ts'
import { isTextFile, mayBeText, redactFile } from './redact-file.ts'
import { redactFiles } from './redact-files.ts'
import { tracesOf } from './traces.ts'

const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }
const KEYS = { bucket: 'files', region: 'eu-west-1', access_key_id: 'id', secret_access_key: 'secret' }

let folder: string
let bucket: S3Server
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selfsame-redact-'))
  bucket = await startS3Server(KEYS)
})
afterAll(async () => {
  await bucket.close()
  await rm(folder, { recursive: true })
})

const CSV =
  'name,phone,note\r\nAna,+1 (555) 010-4477,"likes, tea\r\nand cake"\r\nBob,15550105588,"said ""hi"""\r\n'
const VCF = [
  'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Person\r\nTEL;waid=15550104477:+1 555-\r\n 010-4477\r\nEND:VCARD\r\n',
  'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bob\r\nTEL:+15550105588\r\nEND:VCARD\r\n',
]
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()
/** Files of another conversation, by their names, and what is left of them. */
const FILES: [name: string, bytes: Buffer | string, left: Buffer | string][] = [
  ['contacts.csv', CSV, 'name,phone,note\r\nBob,15550105588,"said ""hi"""\r\n'],
  ['contacts.tsv', 'Ana\t5550104477\nBob\t15550105588\n', 'Bob\t15550105588\n'],
  ['cards.vcf', VCF.join(''), VCF[1] ?? ''],
  ['note.txt', 'call +1-555-010-4477 or US.1001', 'call +[erased] or [erased]'],
  ['chat.html', '<a href="https://wa.me/15550104477">x</a>', '<a href="https://wa.me/[erased]">x</a>'],
  [
    'old.vcf',
    'BEGIN:VCARD\r\nVERSION:2.1\r\nTEL;ENCODING=QUOTED-PRINTABLE:=2B1=20555=20010=204477\r\nEND:VCARD\r\nrest',
    'rest',
  ],
  ['entities.html', '<i>+1</i>&nbsp;555&#160;010%204477.', '<i>+[erased].'],
  ['data.json', '{"to":"15550104477","n":1}', '{"to":"[erased]","n":1}'],
  [
    'unicode.txt',
    Buffer.from('\ufeffan ١٥٥٥٠١٠٤٤٧٧', 'utf16le'),
    Buffer.from('\ufeffan [erased]', 'utf16le'),
  ],
  ['big-endian.txt', utf16be('\ufeffan 15550104477 ✓'), utf16be('\ufeffan [erased] ✓')],
  ['big-endian.csv', utf16be('\ufeffAna,15550104477\r\nBob,1\r\n'), utf16be('Bob,1\r\n')],
  ['rows.jsonl', '{"to":"15550104477"}\n{"to":"15550105588"}\n', '{"to":"[erased]"}\n{"to":"15550105588"}\n'],
  [
    'meeting.ics',
    'BEGIN:VEVENT\r\nATTENDEE:sip:1555010\r\n 4477\r\nSUMMARY:Tea at\r\n  Bob’s\r\nEND:VEVENT\r\n',
    'BEGIN:VEVENT\r\nATTENDEE:sip:[erased]\r\nSUMMARY:Tea at\r\n  Bob’s\r\nEND:VEVENT\r\n',
  ],
  ['latin.csv', Buffer.from('Zoë,15550104477\nJosé,1\n', 'latin1'), Buffer.from('José,1\n', 'latin1')],
  ['about-bob.txt', 'call +15550105588', 'call +15550105588'],
  ['binary.txt', Buffer.from('15550104477\0'), Buffer.from('15550104477\0')],
]

test('a file that is one run of numbers is searched as fast as any other, up to its end', () => {
  const traces = tracesOf({ phones: [ANA.phone], words: [], usernames: [] })
  const numbers = Array.from({ length: 200_000 }, (_, n) => n % 10).join(' ')
  const kind = { mime_type: 'text/plain', file_name: 'numbers.txt' }
  const redacted = redactFile(Buffer.from(`${numbers} 1 555 010 4477`), kind, traces).toString()
  expect(redacted).toBe(`${numbers} [erased]`)
})

test.each([' ', '-', '\n', '.', '🙂', '\u200b', ' -\u00a0'])(
  'however many %j stand between its digits, a phone is found, and in one pass',
  (sign) => {
    const traces = tracesOf({ phones: [ANA.phone], words: [], usernames: [] })
    const kind = { mime_type: 'text/plain', file_name: 'note.txt' }
    const redacted = (text: string) => redactFile(Buffer.from(text), kind, traces).toString()
    for (const times of [11, 15, 40, 300]) {
      const between = sign.repeat(times)
      expect(redacted(`call ${['1', '555', '010', '4477'].join(between)}.`)).toBe('call [erased].')
      expect(redacted(`call ${[...ANA.phone].join(between)}.`)).toBe('call [erased].')
      const other = `call ${['1', '555', '010', 'a 4477'].join(between)}.`
      expect(redacted(other)).toBe(other)
    }
    const far = sign.repeat(20_000)
    const numbers = ['1', '2', `3${far}x`, '4', `5${far}`].join(far)
    expect(redacted(`${numbers} x ${ANA.phone}`)).toBe(`${numbers} x [erased]`)
  },
)

async function store(
  app: TestApp,
  account_id: string,
  name: string,
  bytes: Buffer | string,
): Promise<string> {
  const given = { bytes: Readable.from([Buffer.from(bytes)]), mime_type: 'text/plain', file_name: name }
  return takeUpload(app.deps, account_id, given)
}

/** Everything that the folder or the bucket holds of files. */
async function dump(kind: string): Promise<string> {
  if (kind === 'a bucket')
    return [...bucket.objects.values()].map(({ bytes }) => bytes.toString('latin1')).join('\n')
  const entries = await readdir(join(folder, 'media'), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return (await Promise.all(files.map((path) => readFile(path, 'latin1')))).join('\n')
}

test.each(['a folder', 'a bucket'])(
  'in %s, an erased contact stands in no text file of others',
  async (kind) => {
    const media_bucket = kind === 'a bucket' ? { ...KEYS, prefix: '', endpoint: bucket.endpoint } : undefined
    const app = await testApp({ data_dir: folder, media_bucket }, globalThis.fetch)
    const shop: Shop = await openShop(app)
    const { account_uuid, headers } = shop.account
    await shop.receive(textFrom(shop.line, ANA, 'a1', 10, 'hello'))
    const kept: [id: string, left: Buffer][] = []
    for (const [name, bytes, left] of FILES)
      kept.push([await store(app, account_uuid, name, bytes), Buffer.from(left)])
    await shop.rows(
      `update media set mime_type = 'application/octet-stream', file_name = 'note.ldif' where file_name = 'note.txt'`,
    )
    expect((await dump(kind)).match(/5550104477|010-4477/g)?.length).toBeGreaterThan(6)
    expect((await shop.call('POST', '/v1/erasures', { bsuid: ANA.bsuid })).status).toBe(201)
    const [queued] = await shop.rows<{ traces: Buffer }>('select traces from file_redactions')
    expect(Buffer.from(queued?.traces ?? []).toString('latin1')).not.toContain('4477')
    await redactFiles(app.deps, new AbortController().signal)
    for (const [id, left] of kept) {
      const url = `/v1/media/${presentId('media', id)}`
      const content = await app.http.inject({ url: `${url}/content`, headers })
      expect(content.rawPayload.toString('latin1')).toBe(left.toString('latin1'))
      expect((await app.http.inject({ url, headers })).json().size).toBe(left.length)
    }
    const binary = '15550104477\0'
    expect((await dump(kind)).replace(binary, '')).not.toMatch(/4477|US\.1001|Person|likes, tea/)
    expect(await shop.rows('select id from file_redactions')).toEqual([])
    // What is stored later is as new as a message of today.
    await store(app, account_uuid, 'later.txt', 'call 15550104477')
    await redactFiles(app.deps, new AbortController().signal)
    expect(await dump(kind)).toContain('call 15550104477')
    await app.close()
  },
)

test('a table or card of any form loses what names the contact and keeps the rest as it is', () => {
  const traces = tracesOf({ phones: ['15550104477'], words: ['ana@example.com'], usernames: ['ana.p'] })
  const redact = (file_name: string, text: string) =>
    redactFile(Buffer.from(text), { file_name, mime_type: null }, traces).toString()
  for (const [text, left] of [
    ['"a"b,15550104477\nx"y\n', 'x"y\n'],
    ['"never closed,15550104477\nb\n', 'b\n'],
    ['5" disk,1\n6" disk,15550104477\n7" disk\n', '5" disk,1\n7" disk\n'],
    ['a\r\nana@example.com\r\nb', 'a\r\nb'],
    ['x;ANA@EXAMPLE.COM;y\rz\r', 'z\r'],
    ['@ana.p,1\n\n\nb', '\n\nb'],
    ['nothing here\n', 'nothing here\n'],
    ['', ''],
  ] as const)
    expect([text, redact('f.CSV', text)]).toEqual([text, left])
  expect(redact('c.vcf', 'BEGIN:VCARD\nEMAIL:ana@example.com\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD')).toBe(
    'BEGIN:VCARD\nFN:B\nEND:VCARD',
  )
})

test.each([
  ['rows.jsonl', null],
  ['ROWS.NDJSON', 'application/octet-stream'],
  [null, 'application/x-ndjson'],
  [null, 'application/jsonl; charset=utf-8'],
  ['list.yml', null],
  ['dump.sql', 'application/octet-stream'],
])('%s of type %s is text', (file_name, mime_type) => {
  expect(isTextFile({ file_name, mime_type })).toBe(true)
})

test.each(['photo.jpg', 'notes.pdf', 'list.xlsx', 'data.jsonlz'])('%s is not read as text', (file_name) => {
  expect(isTextFile({ file_name, mime_type: 'application/octet-stream' })).toBe(false)
})

test.each([
  ['data.jsonlz', 'application/octet-stream'],
  ['contacts.vcard', 'application/octet-stream'],
  ['contacts.csv (1)', 'application/octet-stream'],
  ['contacts.ldif', null],
  ['contacts', ''],
  ['script.js', 'application/javascript'],
  ['contacts.csv.bak', 'binary/octet-stream'],
  [null, 'application/vnd.ms-excel'],
])('%s of type %s may be text: its bytes decide', (file_name, mime_type) => {
  const kind = { file_name, mime_type }
  expect([isTextFile(kind), mayBeText(kind)]).toEqual([false, true])
  const traces = tracesOf({ phones: [ANA.phone], words: [], usernames: [] })
  const redact = (bytes: Buffer) => redactFile(bytes, kind, traces)
  for (const text of ['at +1 555 010-4477\r\nBob\x1a', 'é 15550104477'])
    for (const encoding of ['utf8', 'latin1'] as const)
      expect(redact(Buffer.from(text, encoding)).toString('latin1')).not.toContain('4477')
  for (const bytes of ['%PDF-1.4\n(15550104477)', '\0 15550104477', '\x89PNG\r\n\x1a\n\x02 15550104477'].map(
    (it) => Buffer.from(it, 'latin1'),
  ))
    expect(redact(bytes)).toBe(bytes)
})

test.each(['image/jpeg', 'video/mp4', 'application/pdf', 'application/zip'])(
  'a file of type %s is not opened',
  (mime_type) => {
    expect(mayBeText({ file_name: 'contacts', mime_type })).toBe(false)
  },
)

test('a table under another name, with titles above its header, loses the rows that name the contact', () => {
  const traces = tracesOf({ phones: [ANA.phone], words: [], usernames: ['anasilva'] })
  const redact = (text: string, file_name: string | null, mime_type: string | null = null) =>
    redactFile(Buffer.from(text), { file_name, mime_type }, traces).toString()
  for (const above of ['', 'sep=;\n', 'Contatos exportados\n', 'Contacts, exported 2026\n', 'Title;;\n\n'])
    for (const header of ['contact;instagram', 'Name;Instagram'])
      expect(redact(`${above}${header}\nAna;anasilva\nBob;bob\n`, 'c.csv')).toBe(
        `${above}${header}\nBob;bob\n`,
      )
  const names = 'Report, one\nName;City\nanasilva;Rio\n'
  expect(redact(names, 'c.csv')).toBe(names)
  const notes = 'contact;note\nBob;yes, anasilva, no\nCarl;a, b, c\n'
  expect(redact(notes, 'c.csv')).toBe(notes)
  const rows = 'Ana,15550104477\nBob,1\n'
  for (const name of ['c.csv (1)', 'c.csv.bak', 'c.tab', 'c.psv']) expect(redact(rows, name)).toBe('Bob,1\n')
  expect(redact(rows, null, 'application/vnd.ms-excel')).toBe('Bob,1\n')
  expect(redact('<td>Ana</td><td>15550104477</td>', 'c.xls', 'application/vnd.ms-excel')).toBe(
    '<td>Ana</td><td>[erased]</td>',
  )
})

test('a name across the fold of a calendar’s line is replaced, and other lines stay folded', () => {
  const traces = tracesOf({ phones: ['15550104477'], words: ['ana.p@example.com'], usernames: [] })
  const redact = (text: string) =>
    redactFile(
      Buffer.from(text),
      { file_name: null, mime_type: 'text/calendar; method=REQUEST' },
      traces,
    ).toString()
  for (const [text, left] of [
    [
      'ATTENDEE;CN=A:mailto:ana.p@exa\r\n mple.com\r\nEND:VEVENT',
      'ATTENDEE;CN=A:mailto:[erased]\r\nEND:VEVENT',
    ],
    ['ATTENDEE:mailto:a\n\tna.p\n @example.co\n m\n', 'ATTENDEE:mailto:[erased]\n'],
    ['X:ana.p@example.com\r\n .br\r\n', 'X:ana.p@example.com\r\n .br\r\n'],
    ['X:call +1 555 01\r\n 0 4477\r\n', 'X:call +[erased]\r\n'],
    ['X:bob@exa\r\n mple.com\r\nY:ana.p@example.com', 'X:bob@exa\r\n mple.com\r\nY:[erased]'],
  ] as const)
    expect([text, redact(text)]).toEqual([text, left])
})
