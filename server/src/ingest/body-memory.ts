type Peer = { bytes: number; bodies: Set<Holding> }
type App = { bytes: number; peers: Map<string, Peer> }

/** What one unverified body takes up while it arrives. */
export type Holding = {
  app: string
  peer: string
  since_ms: number
  /** When its last bytes came. */
  grown_ms: number
  bytes: number
  drop: () => void
}

export type BodyMemory = {
  /** Counts a body from its head on. `drop` is called, once at most, when it has to make room: also right here. */
  hold(app: string, peer: string, drop: () => void): Holding
  /** Counts more bytes of a body; what has been dropped or released stays so. */
  grow(holding: Holding, bytes: number): void
  release(holding: Holding): void
  /** Bytes of all bodies together. */
  held(): number
}

/** What a request costs before its first byte: its socket, its head, what Node keeps for both. */
export const BYTES_PER_BODY = 16 * 1024

/** A sender that is still there sends more within this time. */
const STALLED_MS = 1_000

/**
 * Shares memory between bodies whose signature has not been checked yet. While there is room, every body gets it. Once
 * it is full, the app that holds most makes room: first its bodies that have stalled, then, of the peer that holds most, the
 * slowest body. So a flood for one app, from one sender or from many silent ones, keeps out no webhooks of others.
 */
export function buildBodyMemory(total_bytes: number, now: () => number): BodyMemory {
  const apps = new Map<string, App>()
  let held = 0

  const release = (holding: Holding): void => {
    const app = apps.get(holding.app)
    const peer = app?.peers.get(holding.peer)
    if (!app || !peer?.bodies.delete(holding)) return
    held -= holding.bytes
    app.bytes -= holding.bytes
    peer.bytes -= holding.bytes
    if (peer.bodies.size === 0) app.peers.delete(holding.peer)
    if (app.peers.size === 0) apps.delete(holding.app)
  }
  const grow = (holding: Holding, bytes: number): void => {
    const app = apps.get(holding.app)
    const peer = app?.peers.get(holding.peer)
    if (!app || !peer?.bodies.has(holding)) return
    held += bytes
    app.bytes += bytes
    peer.bytes += bytes
    holding.bytes += bytes
    holding.grown_ms = now()
    while (held > total_bytes) {
      const dropped = chooseBody(apps, now())
      release(dropped)
      dropped.drop()
    }
  }
  return {
    hold: (app_name, peer_name, drop) => {
      const holding = { app: app_name, peer: peer_name, since_ms: now(), grown_ms: now(), bytes: 0, drop }
      const app = apps.get(app_name) ?? { bytes: 0, peers: new Map() }
      apps.set(app_name, app)
      const peer = app.peers.get(peer_name) ?? { bytes: 0, bodies: new Set() }
      app.peers.set(peer_name, peer)
      peer.bodies.add(holding)
      grow(holding, BYTES_PER_BODY)
      return holding
    },
    grow,
    release,
    held: () => held,
  }
}

function chooseBody(apps: Map<string, App>, now_ms: number): Holding {
  const app = largest(apps.values(), ({ bytes }) => bytes)
  const stalled = [...app.peers.values()].flatMap(({ bodies }) =>
    [...bodies].filter(({ grown_ms }) => now_ms - grown_ms >= STALLED_MS),
  )
  if (stalled.length > 0) return largest(stalled, ({ grown_ms }) => now_ms - grown_ms)
  const peer = largest(app.peers.values(), ({ bytes }) => bytes)
  // Milliseconds for each byte; one that has only just begun is not slow.
  return largest(peer.bodies, ({ since_ms, bytes }) => (now_ms - since_ms) / bytes)
}

/** Throws where there is nothing to choose from: memory is full only while a body holds some of it. */
function largest<T>(items: Iterable<T>, measure: (item: T) => number): T {
  let found: { item: T; measure: number } | null = null
  for (const item of items) {
    const measured = measure(item)
    if (found === null || measured > found.measure) found = { item, measure: measured }
  }
  if (found === null) throw new Error('No unverified body holds any memory.')
  return found.item
}
