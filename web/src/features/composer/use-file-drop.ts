import { type DragEvent, useState } from 'react'

/** For an element that files can be dropped on. `take` returns whether there were any. */
export function useFileDrop(take: (files: FileList) => boolean) {
  const [dragged, setDragged] = useState(false)
  return {
    'data-dragged': dragged,
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setDragged(event.dataTransfer.types.includes('Files'))
    },
    onDragLeave: () => setDragged(false),
    onDrop: (event: DragEvent) => {
      setDragged(false)
      if (take(event.dataTransfer.files)) event.preventDefault()
    },
  }
}
