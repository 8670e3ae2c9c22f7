import { type PostReport, postTraffic } from '../traffic/post.ts'
import { untilInterrupted } from './target.ts'

type TrafficFlags = {
  webhook: string
  appSecret: string
  updates: number
  rate?: number
  batch: number
  concurrency: number
  people: number
  adopters: number
  bsuidOnly: number
  statuses: number
  rotations: number
  parents?: boolean
  waba: string
  phoneNumberId: string
  displayPhone: string
  seed: number
  json?: boolean
}

export async function trafficCommand(flags: TrafficFlags): Promise<void> {
  const stopping = new AbortController()
  void untilInterrupted().then(() => stopping.abort())
  const report = await postTraffic({
    url: flags.webhook,
    secret: flags.appSecret,
    updates: flags.updates,
    updates_per_second: flags.rate,
    batch_size: flags.batch,
    concurrency: flags.concurrency,
    people: flags.people,
    adopters: flags.adopters,
    bsuid_only: flags.bsuidOnly,
    statuses: flags.statuses,
    rotations: flags.rotations,
    parents: flags.parents,
    waba_id: flags.waba,
    phone_number_id: flags.phoneNumberId,
    display_phone_number: flags.displayPhone,
    seed: flags.seed,
    start_ms: Date.now(),
    signal: stopping.signal,
    onProgress: flags.json ? undefined : (progress) => process.stdout.write(`${describe(progress)}\n`),
  })
  process.stdout.write(`${flags.json ? JSON.stringify(report) : describe(report)}\n`)
  if (report.failed > 0) process.exitCode = 1
}

function describe({ updates, seconds, updates_per_second, latency_ms, retried, failed }: PostReport): string {
  const troubles = failed + retried > 0 ? `, ${retried} retried, ${failed} failed` : ''
  return `${updates} updates in ${seconds} s (${updates_per_second}/s), p50 ${latency_ms.p50} ms, p99 ${latency_ms.p99} ms${troubles}`
}
