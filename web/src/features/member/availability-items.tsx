import { Menu } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, dataOf, wordsOf } from '../../api/client'
import { membersQuery } from '../../api/queries'
import { meQuery } from '../../api/session'
import type { Member } from '../../api/types'
import { t } from '../../i18n/t'
import iconStyles from '../../ui/icon.module.css'
import { IconCheck } from '../../ui/icons'
import { availabilityWords } from '../../util/availability-words'

const CHOICES = ['online', 'busy', 'away'] as const

/** In one's own menu: whether one takes new work now. */
export function AvailabilityItems() {
  const queries = useQueryClient()
  const me = useQuery(meQuery).data
  const mine = useQuery(membersQuery).data?.find(({ id }) => id === me?.user.id)
  const saying = useMutation({
    mutationFn: async (availability: Member['availability']) =>
      dataOf(await client.PUT('/v1/availability', { body: { availability } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: membersQuery.queryKey }),
  })
  if (mine === undefined || mine.role === 'viewer') return null
  return (
    <>
      <Menu.Label>{saying.error ? wordsOf(saying.error) : t('availability.yours')}</Menu.Label>
      {CHOICES.map((choice) => (
        <Menu.Item
          key={choice}
          closeMenuOnClick={false}
          leftSection={
            choice === mine.availability ? <IconCheck size={16} /> : <span className={iconStyles.none} />
          }
          onClick={() => saying.mutate(choice)}
        >
          {availabilityWords(choice)}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  )
}
