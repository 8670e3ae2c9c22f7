import { Alert } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { type Connection, follow } from '../api/live'
import { Rail } from './rail'

// A stream that is opened anew now and then is no news; one that stays away is.
const PATIENCE_MS = 2500

const WORDS: Record<Exclude<Connection, 'live'>, string> = {
  connecting: 'The server cannot be reached at the moment. It is tried again; what you type is kept.',
  offline: 'You are offline. What you type is kept.',
}

/** What surrounds every page of somebody who is signed in: where to go, and whether what is shown is live. */
export function Inside() {
  const queries = useQueryClient()
  const [connection, setConnection] = useState<Connection>('connecting')
  const [late, setLate] = useState(false)
  useEffect(() => follow(queries, setConnection), [queries])
  useEffect(() => {
    setLate(false)
    if (connection === 'live') return
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [connection])
  return (
    <div className="frame">
      <Rail live={connection === 'live'} />
      <div className="frame-page">
        <div role="status">
          {late && connection !== 'live' && (
            <Alert color="yellow" radius={0} py="xs">
              {WORDS[connection]}
            </Alert>
          )}
        </div>
        <Outlet />
      </div>
    </div>
  )
}
