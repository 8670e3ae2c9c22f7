import { expect, test } from 'vitest'
import { buildLog } from './log.ts'

function logged(write: (log: ReturnType<typeof buildLog>) => void): string {
  let lines = ''
  write(
    buildLog('info', {
      write: (line) => {
        lines += line
      },
    }),
  )
  return lines
}

test('what a slip puts into a log line is cut out: tokens, phones, BSUIDs, bodies', () => {
  const line = logged((log) =>
    log.info(
      {
        contact_id: 'con_1',
        phone: '+5491155550000',
        message: { text: 'hello', to: { bsuid: 'US.1' } },
        access_token: 'EAAG',
      },
      'sent',
    ),
  )
  expect(line).toContain('con_1')
  for (const secret of ['5491155550000', 'hello', 'US.1', 'EAAG']) expect(line).not.toContain(secret)
})

test('an error of PostgreSQL is logged by its code and constraint, without the values it quotes', () => {
  const error = Object.assign(new Error('duplicate key value (+5491155550000) violates'), {
    code: '23505',
    constraint: 'inboxes_pkey',
    detail: 'Key (phone)=(+5491155550000) already exists.',
  })
  const line = logged((log) => log.error({ err: new Error('Storing failed.', { cause: error }) }, 'failed'))
  expect(line).not.toContain('5491155550000')
  expect(line).toContain('inboxes_pkey')
  expect(line).toContain('Storing failed.')
})
