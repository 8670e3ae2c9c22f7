import { useQuery } from '@tanstack/react-query'
import { labelsQuery } from '../../api/queries'

/** A label in its colour; one of which nothing is known has none. */
export function LabelTag({ name }: { name: string }) {
  const kept = useQuery(labelsQuery).data?.find((label) => label.name === name)
  return (
    <span
      className={`tag${kept?.color ? ` label-${kept.color}` : ''}`}
      title={kept?.description ?? undefined}
    >
      <bdi>{name}</bdi>
    </span>
  )
}
