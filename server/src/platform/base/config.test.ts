import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('without any setting the product runs on this machine with the embedded store', () => {
  expect(readConfig({ PATH: '/bin', HOME: '/root' })).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    database_url: undefined,
    graph_url: 'https://graph.facebook.com',
    log_level: 'info',
  })
})

test('every malformed setting is named with what it must be', () => {
  const wrong = {
    PORT: '70000',
    DATABASE_URL: 'mysql://x',
    LOG_LEVEL: 'loud',
    SECRET_KEY: 'short',
    GRAPH_URL: 'ftp://x',
  }
  expect(() => readConfig(wrong)).toThrow(/PORT must be at most 65535/)
  for (const name of Object.keys(wrong))
    expect(() => readConfig(wrong)).toThrow(new RegExp(`^ {2}${name} must be`, 'm'))
})

test.each([
  'postgres://me:secret@one:5432,two:5432/shop',
  'postgresql://one,two/shop?target_session_attrs=read-write',
  'postgres://me:se,cret@one%2Ctwo/shop',
  'postgres://me@/shop?host=one,two',
  'postgres:///shop?connect_timeout=3&hostaddr=10.0.0.1%2C10.0.0.2',
])('a list of hosts is refused in one sentence: %s', (DATABASE_URL) => {
  expect(() => readConfig({ DATABASE_URL })).toThrow(
    /^ {2}DATABASE_URL must name one host \(the primary, or a proxy for it\), not a list of hosts\.$/m,
  )
})

test.each([
  'postgres://me:se,cret@one/shop',
  'postgres://one/shop?options=-c%20a=1,2',
  'postgres://[::1]:5432/a,b',
])('a comma elsewhere is no list of hosts: %s', (DATABASE_URL) => {
  expect(readConfig({ DATABASE_URL })).toMatchObject({ database_url: DATABASE_URL })
})

test.each([
  'SELFSAME_PORT',
  'DATABASE_URI',
  'DATABASEURL',
  'GRAPHURL',
  'DATA_DIRS',
  'data_dir',
  'SECRET_KEYS',
])('%s is refused as a setting that does not exist', (name) => {
  expect(() => readConfig({ [name]: 'x' })).toThrow(`${name} is not a setting`)
})

test("other programs' variables are left alone", () => {
  expect(() =>
    readConfig({
      HOSTNAME: 'x',
      PORTS: '1',
      POST: '1',
      LOG: 'x',
      DATABASE_URI: 'x',
      DATABASE_URL: 'postgres://x/y',
    }),
  ).not.toThrow()
})

test.each<[name: string, values: string[], says: string]>([
  [
    'HOST',
    ['300.1.1.1', '::zz', ' ', 'http://localhost', '127.0.0.1:80', '[::1]', 'a b'],
    'must be an address',
  ],
  [
    'PUBLIC_URL',
    ['https://me:pw@example.com', 'https://example.com/?a=1', 'https://example.com/#a', 'example.com'],
    'must be a URL',
  ],
  ['GRAPH_URL', ['https://me@example.com', 'https://example.com/?'], 'must be a URL without a user'],
  ['SMTP_URL', ['smtp://', 'smtp.example.com:25', 'smtps://?pool=true'], 'must be a URL such as smtps://'],
  ['MAIL_FROM', ['Selfsame', 'a@example.com\nBcc: b@example.com'], 'must be one line with an e-mail address'],
  ['S3_REGION', ['eu west', 'eu/west'], 'must be the name of a region'],
])('%s is refused at the start if it could only fail later', (name, values, says) => {
  for (const value of values) expect(() => readConfig({ [name]: value })).toThrow(`${name} ${says}`)
})

test.each(['0.0.0.0', '::', '::1', 'localhost', 'app_1', 'my-host.example.com'])('%s is a HOST', (HOST) => {
  expect(readConfig({ HOST }).host).toBe(HOST)
})

test.each([
  ' ',
  ' 80',
  '80\n',
  '0x10',
  '0b1',
  '1e3',
  '+80',
  '-0',
  '80.0',
  '80.',
  '1_000',
  '1,000',
  '８０',
  '٨٠',
  'NaN',
  'Infinity',
  'true',
])('%j is no number for any setting that is one', (value) => {
  for (const name of ['PORT', 'DATABASE_POOL_SIZE', 'API_RATE_LIMIT'])
    expect(() => readConfig({ [name]: value })).toThrow(
      new RegExp(
        `^Invalid settings:\n  ${name} must be a whole number from \\d+ to \\d+, in decimal digits\\.$`,
      ),
    )
})

test('a number may begin with zeros and be longer than any number that is accepted', () => {
  expect(readConfig({ PORT: '0080' }).port).toBe(80)
  expect(() => readConfig({ PORT: '9'.repeat(400) })).toThrow(
    /^Invalid settings:\n {2}PORT must be at most 65535\.$/,
  )
})

test('an empty variable counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, database_url: undefined })
})

test('a sandbox is accepted only on this machine', () => {
  const SANDBOX_URL = 'http://10.0.0.1:4010'
  expect(() => readConfig({ SANDBOX_URL })).toThrow('SANDBOX_URL is for rehearsals')
  expect(readConfig({ SANDBOX_URL: 'http://127.0.0.1:4010/' })).toMatchObject({
    sandbox_url: 'http://127.0.0.1:4010',
  })
})

test('proxies are trusted by their networks, and none by default', () => {
  expect(readConfig({}).trusted_proxies).toEqual([])
  expect(readConfig({ TRUSTED_PROXIES: '10.0.0.0/8, ::1/128' }).trusted_proxies).toEqual([
    '10.0.0.0/8',
    '::1/128',
  ])
  for (const TRUSTED_PROXIES of ['true', '1', '*', '10.0.0.1', 'loopback', '10.0.0.0/33'])
    expect(() => readConfig({ TRUSTED_PROXIES })).toThrow('TRUSTED_PROXIES must be networks')
})

test('a clock to follow is accepted only for rehearsals on this machine', () => {
  const CLOCK_URL = 'http://127.0.0.1:4000/clock'
  expect(() => readConfig({ CLOCK_URL })).toThrow('CLOCK_URL is for rehearsals')
  expect(() => readConfig({ CLOCK_URL, GRAPH_URL: 'http://127.0.0.1.example.com' })).toThrow('CLOCK_URL')
  expect(() => readConfig({ CLOCK_URL: 'http://10.0.0.1/', GRAPH_URL: 'http://localhost:4000' })).toThrow(
    'CLOCK_URL',
  )
  expect(readConfig({ CLOCK_URL, GRAPH_URL: 'http://localhost:4000/' })).toMatchObject({
    clock_url: CLOCK_URL,
    graph_url: 'http://localhost:4000',
  })
})

test('files go to the bucket that MEDIA_URL names, by default of Amazon', () => {
  const keys = { S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'secret' }
  expect(readConfig({}).media_bucket).toBeUndefined()
  expect(readConfig({ MEDIA_URL: 's3://files', S3_REGION: 'eu-west-1', ...keys }).media_bucket).toEqual({
    bucket: 'files',
    prefix: '',
    endpoint: 'https://s3.eu-west-1.amazonaws.com',
    region: 'eu-west-1',
    access_key_id: 'id',
    secret_access_key: 'secret',
  })
  const S3_ENDPOINT = 'http://127.0.0.1:9000/'
  expect(
    readConfig({ MEDIA_URL: 's3://files/shop/media/', S3_ENDPOINT, ...keys }).media_bucket,
  ).toMatchObject({
    prefix: 'shop/media',
    endpoint: 'http://127.0.0.1:9000',
  })
  expect(() => readConfig({ MEDIA_URL: 's3://files', S3_ACCESS_KEY_ID: 'id' })).toThrow(
    'S3_SECRET_ACCESS_KEY',
  )
  for (const MEDIA_URL of ['/var/files', 'https://files', 's3://', 's3://Files', 's3://files/a b'])
    expect(() => readConfig({ MEDIA_URL, ...keys })).toThrow('MEDIA_URL must be')
})

test.each([
  '~',
  '~/data',
  '$HOME/data',
  '/srv/$DATA',
  '$(pwd)/data',
  '"./data"',
  "'./data'",
  ' ./data',
  './data ',
])('a folder that only a shell could find is refused: %s', (DATA_DIR) => {
  expect(() => readConfig({ DATA_DIR })).toThrow(
    /^ {2}DATA_DIR must be a path without .* no shell replaces them here\.$/m,
  )
})

test.each(['/srv/my data', '/srv/~kept', './a$', "/srv/ana's data"])(
  'a folder may be named %s',
  (DATA_DIR) => {
    expect(readConfig({ DATA_DIR }).data_dir).toMatch(/^\//)
  },
)
