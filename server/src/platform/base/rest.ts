/** How a loop rests between its turns. */
export type Rest = {
  /** Ends early when woken; being woken while awake is remembered. */
  sleep(ms: number): Promise<void>
  /** Ends early only at the end. */
  pause(ms: number): Promise<void>
  wake(): void
  /** For good: whatever rests now goes on at once. */
  endNow(): void
}

export function buildRest(): Rest {
  let woken = false
  let end: (() => void) | null = null
  let pausing = false
  const wait = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(() => end?.(), ms)
      end = () => {
        clearTimeout(timer)
        end = null
        resolve()
      }
    })
  return {
    sleep: async (ms: number) => {
      if (!woken) await wait(ms)
      woken = false
    },
    pause: async (ms: number) => {
      pausing = true
      await wait(ms)
      pausing = false
    },
    wake: () => {
      woken = true
      if (!pausing) end?.()
    },
    endNow: () => {
      woken = true
      end?.()
    },
  }
}
