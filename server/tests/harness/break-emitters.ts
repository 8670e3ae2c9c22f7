import { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { IncomingMessage, OutgoingMessage } from 'node:http'
import { Server } from 'node:net'
import { Readable, Writable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { Client, Pool } from 'pg'
import { PgBoss } from 'pg-boss'

// Loaded into a server by `--import`: it sees every emitter that the process makes, and on SIGUSR2 lets each of them fail.
const made = new Set<WeakRef<EventEmitter>>()
const emitters: { init: (this: EventEmitter, ...rest: unknown[]) => unknown } = Object(EventEmitter)
const init = emitters.init
emitters.init = function (...rest) {
  made.add(new WeakRef(this))
  return init.apply(this, rest)
}

// Other emitters, such as those of undici, never emit errors.
const FAIL = [Readable, Writable, Server, Client, Pool, PgBoss, ChildProcess, Worker]

process.on('SIGUSR2', () => {
  const broken: string[] = []
  const unheard: string[] = []
  for (const reference of made) {
    const emitter = reference.deref()
    made.delete(reference)
    if (emitter === undefined || !canFail(emitter)) continue
    const { name } = emitter.constructor
    broken.push(name)
    try {
      emitter.emit('error', new Error('broken by the test'))
    } catch {
      unheard.push(name)
    }
    if (emitter instanceof Readable || emitter instanceof Writable)
      emitter.destroy(new Error('broken by the test'))
  }
  process.stderr.write(`${JSON.stringify({ broken, unheard })}\n`)
})

/** Node itself hears what goes wrong with the two sides of a request, and what has ended emits nothing any more. */
function canFail(emitter: EventEmitter): boolean {
  if (emitter instanceof IncomingMessage || emitter instanceof OutgoingMessage) return false
  if ('destroyed' in emitter && emitter.destroyed === true) return false
  return FAIL.some((kind) => emitter instanceof kind)
}
