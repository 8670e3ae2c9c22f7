import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { presencesQuery } from './presence'

test('reading everything again keeps who is here, since the stream tells only changes', async () => {
  const queries = new QueryClient()
  const observer = new QueryObserver(queries, presencesQuery)
  const stop = observer.subscribe(() => undefined)
  const here = [{ conversation_id: 'cnv_1', user_id: 'usr_1', typing: false }]
  queries.setQueryData(presencesQuery.queryKey, here)
  await queries.invalidateQueries()
  expect(observer.getCurrentResult().data).toEqual(here)
  stop()
})
