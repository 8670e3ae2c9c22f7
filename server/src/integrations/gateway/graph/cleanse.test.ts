import { expect, test } from 'vitest'
import { cleanse } from './cleanse.ts'

const where = {
  token: 'EAAGsecret',
  graph_url: 'https://graph.facebook.com',
  own_url: 'https://chat.example/graph',
}

test('links to further pages lead to us, and carry no token', () => {
  const next =
    'https://graph.facebook.com/v23.0/102/message_templates?limit=25&access_token=EAAGsecret&after=MQ'
  const answer = { data: [{ id: '1', name: 'hello' }], paging: { cursors: { after: 'MQ' }, next } }
  expect(cleanse(answer, where)).toEqual({
    ...answer,
    paging: {
      ...answer.paging,
      next: 'https://chat.example/graph/v23.0/102/message_templates?limit=25&after=MQ',
    },
  })
})

test('the token leaves in nothing else either, and what has nothing of it stays as it is', () => {
  const answer = {
    error: { message: 'No access for EAAGsecret' },
    url: 'https://cdn.example/a?b=EAAGsecret',
    n: 1,
  }
  expect(cleanse(answer, where)).toEqual({ error: { message: '' }, url: '', n: 1 })
  expect(cleanse({ a: [true, null, 'x'] }, where)).toEqual({ a: [true, null, 'x'] })
})

test.each([
  ['https://GRAPH.facebook.com:443/v23.0/1?after=MQ', 'https://chat.example/graph/v23.0/1?after=MQ'],
  ['https://graph.facebook.com.evil.example/v23.0/1', 'https://graph.facebook.com.evil.example/v23.0/1'],
  ['http://graph.facebook.com/v23.0/1', 'http://graph.facebook.com/v23.0/1'],
])('%s counts as the Graph API by its origin alone', (next, expected) => {
  expect(cleanse({ next }, where)).toEqual({ next: expected })
})
