import { useState } from 'react'
import { COLUMNS, type ColumnName } from './columns'

const KEPT = 'selfsame.contact-columns'
const AT_FIRST: ColumnName[] = ['username', 'phone', 'reachable', 'last_message']

/** Which columns the user chose, kept in this browser. */
export function useColumns(): [ColumnName[], (columns: ColumnName[]) => void] {
  const [columns, setColumns] = useState(readColumns)
  return [
    columns,
    (chosen) => {
      localStorage.setItem(KEPT, chosen.join(' '))
      setColumns(chosen)
    },
  ]
}

function readColumns(): ColumnName[] {
  const kept = localStorage.getItem(KEPT)
  if (kept === null) return AT_FIRST
  const names = kept.split(' ')
  return COLUMNS.filter((column) => names.includes(column))
}
