import { Button } from '@mantine/core'
import { t } from '../i18n/t'

type Pages = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
type Props = { of: Pages; words?: string }

export function ShowMore({ of: pages, words = t('common.show_more') }: Props) {
  if (!pages.hasNextPage) return null
  return (
    <Button variant="subtle" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
      {words}
    </Button>
  )
}
