/**
 * Arrays in PostgreSQL's binary format, as parameters of a bulk insert. A driver would turn every element into escaped
 * text and the server back again, which for bodies of a kilobyte costs more than the insert itself.
 */
export type ElementType = 'uuid' | 'int4' | 'bytea' | 'timestamptz'

const ELEMENT_OIDS: Record<ElementType, number> = { uuid: 2950, int4: 23, bytea: 17, timestamptz: 1184 }

/** OIDs of the array types, for the driver that asks how a parameter is to be serialized. */
export const ARRAY_OIDS: Record<ElementType, number> = {
  uuid: 2951,
  int4: 1007,
  bytea: 1001,
  timestamptz: 1185,
}

const HEADER_BYTES = 20
const LENGTH_BYTES = 4
const IS_NULL = -1
const EPOCH_OF_POSTGRES_MS = Date.UTC(2000, 0, 1)

/** One-dimensional array of values that are in binary form already; null elements are SQL nulls. */
export function encodeArray(type: ElementType, elements: readonly (Uint8Array | null)[]): Buffer {
  let size = HEADER_BYTES
  for (const element of elements) size += LENGTH_BYTES + (element?.length ?? 0)
  const bytes = openArray(type, elements.length, size)
  let at = HEADER_BYTES
  for (const element of elements) {
    at = bytes.writeInt32BE(element?.length ?? IS_NULL, at)
    if (element === null) continue
    bytes.set(element, at)
    at += element.length
  }
  return bytes
}

export function encodeIntegers(values: readonly number[]): Buffer {
  const bytes = openArray('int4', values.length, HEADER_BYTES + values.length * 8)
  let at = HEADER_BYTES
  for (const value of values) at = bytes.writeInt32BE(value, bytes.writeInt32BE(4, at))
  return bytes
}

/** Unix milliseconds as timestamptz, which counts microseconds since the year 2000. */
export function encodeTimes(times_ms: readonly number[]): Buffer {
  const bytes = openArray('timestamptz', times_ms.length, HEADER_BYTES + times_ms.length * 12)
  let at = HEADER_BYTES
  for (const time_ms of times_ms) {
    const microseconds = BigInt(time_ms - EPOCH_OF_POSTGRES_MS) * 1000n
    at = bytes.writeBigInt64BE(microseconds, bytes.writeInt32BE(8, at))
  }
  return bytes
}

// Dimensions, whether nulls may follow, type of the elements, how many, index of the first.
function openArray(type: ElementType, length: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size)
  bytes.writeInt32BE(length === 0 ? 0 : 1, 0)
  bytes.writeInt32BE(1, 4)
  bytes.writeInt32BE(ELEMENT_OIDS[type], 8)
  bytes.writeInt32BE(length, 12)
  bytes.writeInt32BE(1, 16)
  return length === 0 ? bytes.subarray(0, 12) : bytes
}
