const MORNING_HOUR = 9
const HOUR_MS = 3_600_000

/** Nine in the morning of the day after `now`, where this browser is. */
function tomorrowMorning(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, MORNING_HOUR)
}

/** The next morning, or where the window has closed by then, an hour from now. */
export function firstOffered(now: Date, window_until: string | null): Date {
  const morning = tomorrowMorning(now)
  const reached = window_until === null || morning < new Date(window_until)
  return reached ? morning : new Date(now.getTime() + HOUR_MS)
}

/** A time as a field of the type `datetime-local` holds it: local, to the minute, without a zone. */
export function localInput(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length)
}
