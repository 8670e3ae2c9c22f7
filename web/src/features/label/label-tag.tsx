import { useQuery } from '@tanstack/react-query'
import { labelsQuery } from '../../api/queries'
import common from '../../ui/common.module.css'
import styles from './label-tag.module.css'

/** A label in its colour; one of which nothing is known has none. */
export function LabelTag({ name }: { name: string }) {
  const kept = useQuery(labelsQuery).data?.find((label) => label.name === name)
  return (
    <span
      className={`${common.tag} ${styles.label}`}
      data-color={kept?.color ?? undefined}
      title={kept?.description ?? undefined}
    >
      <bdi>{name}</bdi>
    </span>
  )
}
