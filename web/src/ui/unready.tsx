import { Button } from '@mantine/core'
import { wordsOf } from '../api/client'
import { t } from '../i18n/t'
import { Notice } from './notice'
import { PaneLoader } from './pane-loader'

type Asked = { error: unknown; isPending: boolean; refetch: () => unknown }
type Props = { of: Asked; title: string; label?: string }

/** Fills a pane while what was asked of the server is on its way, and says why where it did not come. */
export function Unready({ of: asked, title, label = t('common.loading') }: Props) {
  if (asked.isPending) return <PaneLoader label={label} />
  return (
    <Notice title={title} words={wordsOf(asked.error)}>
      <Button variant="default" onClick={() => void asked.refetch()}>
        {t('common.try_again')}
      </Button>
    </Notice>
  )
}
