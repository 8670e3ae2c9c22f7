import { Badge, Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listedTemplatesQuery } from '../../api/settings'
import type { Template } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Loaded } from '../../ui/loaded'
import settingStyles from '../../ui/setting.module.css'
import { ShowMore } from '../../ui/show-more'
import { own } from '../../util/own'
import { categoryWords, qualityWords, templateStatusWords } from '../../util/template-words'
import { TemplatePreview } from './template-details'

const COLOURS: Record<string, string> = {
  approved: 'teal',
  pending: 'yellow',
  rejected: 'red',
  paused: 'orange',
  disabled: 'red',
}

export function TemplateList({ inbox_id, status }: { inbox_id: string; status: string | undefined }) {
  const templates = useInfiniteQuery(listedTemplatesQuery({ inbox_id, status }))
  return (
    <Loaded of={templates}>
      {({ pages }) => (
        <>
          <ul className={settingStyles.rows}>
            {pages
              .flatMap((page) => page.data)
              .map((template) => (
                <TemplateRow key={template.id} template={template} />
              ))}
          </ul>
          {pages[0]?.data.length === 0 && (
            <p className={common.quiet}>
              {status === undefined
                ? t('template.list.empty')
                : t('template.list.none_with_status', { status: templateStatusWords(status) })}
            </p>
          )}
          <ShowMore of={templates} />
        </>
      )}
    </Loaded>
  )
}

function TemplateRow({ template }: { template: Template }) {
  const [shown, setShown] = useState(false)
  const { id, name, language, category, status, quality, rejected_reason } = template
  return (
    <li>
      <div className={settingStyles.row}>
        <div className={settingStyles.what}>
          <strong>
            <bdi>{name}</bdi>
          </strong>
          <span className={common.quiet}>
            {language} · {categoryWords(category)}
            {quality !== null &&
              quality !== 'unknown' &&
              ` · ${t('template.list.quality', { quality: qualityWords(quality) })}`}
          </span>
          {rejected_reason !== null && (
            <span className={common.quiet}>
              {t('template.list.rejected', { reason: rejected_reason.replaceAll('_', ' ') })}
            </span>
          )}
        </div>
        <Badge variant="light" color={own(COLOURS, status) ?? 'gray'}>
          {templateStatusWords(status)}
        </Badge>
        <Button
          variant="default"
          size="xs"
          aria-expanded={shown}
          aria-label={
            shown
              ? t('template.list.hide_name', { name, language })
              : t('template.list.show_name', { name, language })
          }
          onClick={() => setShown(!shown)}
        >
          {shown ? t('common.hide') : t('common.show')}
        </Button>
      </div>
      {shown && <TemplatePreview id={id} />}
    </li>
  )
}
