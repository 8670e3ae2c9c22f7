import scalar from '@scalar/fastify-api-reference'
import Fastify from 'fastify'

/**
 * The one file of Scalar that draws the API reference. The package of this file alone brings 311 MB of modules; the plugin
 * for Fastify holds it in 5 MB and gives it out over HTTP only.
 */
export async function readScalar(): Promise<Buffer> {
  const http = Fastify()
  await http.register(scalar, { routePrefix: '/docs', configuration: { url: '/openapi.json' } })
  const { statusCode, rawPayload } = await http.inject('/docs/js/scalar.js')
  await http.close()
  if (statusCode !== 200) throw new Error(`Scalar's plugin answered ${statusCode}.`)
  return rawPayload
}
