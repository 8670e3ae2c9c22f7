import { expect } from 'vitest'
import type { Shop } from './people.ts'

/** Where a contact is seen, from the rows that make it so. For a contact that is gone: nowhere. */
const seenIn = (contact: string) => `array(
  select v.inbox_id from contacts who join conversations v on v.contact_id = coalesce(who.merged_into, who.id) and v.merged_into is null
   where who.id = ${contact}
  union
  select said.inbox_id from contacts who join anchors w on w.contact_id = coalesce(who.merged_into, who.id)
    join messages said on said.anchor_id = w.id join conversations g on g.id = said.conversation_id and g.group_id is not null
   where who.id = ${contact}
  order by 1)`

/** Whatever was done: every row says where it is seen as the conversations and groups of its contacts have it. */
export async function expectPlaced(shop: Shop): Promise<void> {
  const astray = await shop.rows(
    `select 'contact' as what, c.id::text, c.inbox_ids::text, ${seenIn('c.id')}::text as seen from contacts c
      where c.inbox_ids is distinct from ${seenIn('c.id')}
     union all
     select 'anchor', a.key, a.inbox_ids::text, ${seenIn('a.contact_id')}::text from anchors a
      where coalesce(a.inbox_ids, '{}') <> ${seenIn('a.contact_id')}
     union all
     select 'identity', i.id::text, i.inbox_ids::text, ${seenIn('i.contact_id')}::text from identities i
      where i.inbox_ids is distinct from ${seenIn('i.contact_id')}
     union all
     select 'username', u.username, u.inbox_ids::text, ${seenIn('a.contact_id')}::text from usernames u join anchors a on a.id = u.anchor_id
      where u.inbox_ids is distinct from ${seenIn('a.contact_id')}
     union all
     select 'consent', s.category, s.inbox_ids::text, ${seenIn('a.contact_id')}::text from consents s join anchors a on a.id = s.anchor_id
      where s.inbox_ids is distinct from ${seenIn('a.contact_id')}
     union all
     select 'merge', m.id::text, m.loser_inbox_ids::text, m.survivor_inbox_ids::text from merges m
      where coalesce(m.loser_inbox_ids, '{}') <> ${seenIn('m.loser_contact_id')}
         or coalesce(m.survivor_inbox_ids, '{}') <> ${seenIn('m.survivor_contact_id')}
     union all
     select 'conflict', k.id::text, k.left_inbox_ids::text, k.right_inbox_ids::text from conflicts k
      where coalesce(k.left_inbox_ids, '{}') <> ${seenIn('k.left_contact_id')}
         or coalesce(k.right_inbox_ids, '{}') <> ${seenIn('k.right_contact_id')}
     union all
     (select 'listed', l.contact_id::text, l.inbox_id::text, null from contact_inboxes l
      except select 'listed', c.id::text, i.inbox_id::text, null from contacts c cross join lateral unnest(${seenIn('c.id')}) as i(inbox_id)
       where c.merged_into is null)
     union all
     (select 'unlisted', c.id::text, i.inbox_id::text, null from contacts c cross join lateral unnest(${seenIn('c.id')}) as i(inbox_id)
       where c.merged_into is null
      except select 'unlisted', l.contact_id::text, l.inbox_id::text, null from contact_inboxes l)`,
  )
  expect(astray).toEqual([])
}
