import { expect } from 'vitest'
import type { Shop } from './people.ts'
import { textFrom } from './whatsapp-line.ts'

export const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }
export const BOB = { bsuid: 'US.2002', phone: '15550105588', name: 'Bob' }
export const CAY = { bsuid: 'US.3003', phone: '15550106699', name: 'Cay' }

/** Contacts who have written, and their merges, in the shop of the test that runs. */
export function mergeTools(shop: () => Shop) {
  return {
    /** Lets each of them write, and returns their contacts. */
    meet: async (...people: (typeof ANA & { parent?: string })[]): Promise<string[]> => {
      for (const [i, who] of people.entries())
        await shop().receive(textFrom(shop().line, who, `hello ${who.name}`, 10 + i))
      return Promise.all(people.map(({ bsuid }) => shop().contactOf(bsuid)))
    },
    merge: async (survivor: string | undefined, loser: string | undefined) => {
      const { status, body } = await shop().call('POST', `/v1/contacts/${survivor}/merges`, {
        contact_id: loser,
      })
      expect(status).toBe(201)
      return body
    },
    undo: (merge_id: string) => shop().call('DELETE', `/v1/merges/${merge_id}`),
    /** The conversations that were merged into no other. */
    threads: () =>
      shop().rows<{
        id: string
        contact_id: string
        status: string
        labels: string[]
        assignee_id: string | null
        team_id: string | null
      }>(
        'select id, contact_id, status, labels, assignee_id, team_id from conversations where merged_into is null order by id',
      ),
    addTeam: async (): Promise<string> =>
      uuidOf((await shop().call('POST', '/v1/teams', { name: 'Sales' })).body.id),
  }
}

/** The UUID in an id of the API. */
export const uuidOf = (id: string | undefined) =>
  (id ?? '').slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
