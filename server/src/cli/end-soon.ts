import { setFlagsFromString } from 'node:v8'

/**
 * For a command, before it opens a store: V8 begins to optimise the code of the embedded one after some 13 MB of it have run, and
 * a process that wants to end waits seconds for that. What runs on, such as a large export, is still optimised.
 */
export function endSoon(): void {
  setFlagsFromString('--wasm-tiering-budget=200000000')
}
