import { buildBrowserApp } from '@selfsame/demo'

/** The journeys go through what the server serves: the build of these sources. */
export default async function build(): Promise<void> {
  await buildBrowserApp(() => undefined)
}
