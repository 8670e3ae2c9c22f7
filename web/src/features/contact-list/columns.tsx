import type { ReactNode } from 'react'
import type { Contact } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { longTime, shortIdentifier } from '../../util/words'
import styles from './columns.module.css'

export const COLUMNS = [
  'username',
  'phone',
  'bsuid',
  'reachable',
  'labels',
  'attributes',
  'last_message',
  'created',
] as const
export type ColumnName = (typeof COLUMNS)[number]

export type ContactRow = Pick<
  Contact,
  | 'id'
  | 'display_name'
  | 'username'
  | 'phone'
  | 'bsuids'
  | 'reachable'
  | 'labels'
  | 'attributes'
  | 'last_message_at'
  | 'created_at'
  | 'conflict_ids'
>

export function columnTitle(column: ColumnName): string {
  const titles: Record<ColumnName, string> = {
    username: t('common.username'),
    phone: t('identity.kind.phone'),
    bsuid: t('identity.kind.bsuid'),
    reachable: t('contact.column.reachable'),
    labels: t('label.title'),
    attributes: t('contact.section.attributes'),
    last_message: t('contact.column.last_message'),
    created: t('contact.column.created'),
  }
  return titles[column]
}

/** What a cell shows. */
export function cellOf(column: ColumnName, contact: ContactRow): ReactNode {
  const cells: Record<ColumnName, () => ReactNode> = {
    username: () => shown(contact.username && `@${contact.username}`, t('contact.column.no_username')),
    phone: () => shown(contact.phone, t('contact.column.no_identifier')),
    bsuid: () => {
      const active = contact.bsuids.find(({ state }) => state === 'active')?.value
      return active === undefined ? (
        <span className={common.quiet}>{t('contact.column.no_identifier')}</span>
      ) : (
        <bdi title={active}>{shortIdentifier(active)}</bdi>
      )
    },
    reachable: () =>
      contact.reachable ? (
        t('common.yes')
      ) : (
        <strong className={common.warning}>{t('contact.column.no_safe_address')}</strong>
      ),
    labels: () =>
      contact.labels.length > 0 && (
        <span className={styles.tags}>
          {contact.labels.map((label) => (
            <bdi className={common.tag} key={label}>
              {label}
            </bdi>
          ))}
        </span>
      ),
    attributes: () =>
      Object.keys(contact.attributes).length > 0 && (
        <bdi className={styles.attributes}>
          {Object.entries(contact.attributes)
            .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
            .join(', ')}
        </bdi>
      ),
    last_message: () => moment(contact.last_message_at),
    created: () => moment(contact.created_at),
  }
  return cells[column]()
}

function shown(text: string | null, nothing: string): ReactNode {
  return text ? <bdi>{text}</bdi> : <span className={common.quiet}>{nothing}</span>
}

function moment(iso: string | null): ReactNode {
  return iso === null ? (
    <span className={common.quiet}>{t('contact.column.never')}</span>
  ) : (
    <time dateTime={iso}>{longTime(iso)}</time>
  )
}
