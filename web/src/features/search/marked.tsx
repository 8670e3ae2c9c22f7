import type { FoundMessage } from '../../api/types'

/** A text in pieces, with the words that were looked for marked. */
export function Marked({ parts }: { parts: FoundMessage['parts'] }) {
  return (
    <bdi>
      {parts.map(({ text, found }, index) =>
        // Pieces have no name but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        found ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
      )}
    </bdi>
  )
}
