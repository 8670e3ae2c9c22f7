export const LARGEST_PAGE_BYTES = 2 * 1024 * 1024

/**
 * How many rows from the start a page may hold: as many as stay under 2 MiB of JSON together, and always the first. Rows
 * hold what others wrote, so their number alone does not bound an answer.
 */
export function countFitting(rows: unknown[], most_bytes = LARGEST_PAGE_BYTES): number {
  let bytes = 0
  const end = rows.findIndex((row, index) => {
    bytes += Buffer.byteLength(JSON.stringify(row))
    return bytes > most_bytes && index > 0
  })
  return end === -1 ? rows.length : end
}
