import { exampleOf } from './example-of.ts'
import type { JsonSchema } from './json-schema.ts'
import { REQUEST_EXAMPLES } from './request-examples.ts'

type Content = Record<string, { schema?: JsonSchema; example?: unknown }>
type Operation = { requestBody?: { content?: Content }; responses?: Record<string, { content?: Content }> }
type Document = { paths?: object; components?: { schemas?: Record<string, JsonSchema> } }

const JSON_TYPE = 'application/json'

/** Shows with every operation what a request and its response look like. */
export function addExamples<T extends Document>(document: T): T {
  const schemas = document.components?.schemas ?? {}
  const show = (content: Content | undefined, given: unknown, whole: boolean) => {
    const body = content?.[JSON_TYPE]
    if (body?.schema !== undefined) body.example = given ?? exampleOf(body.schema, { schemas, whole })
  }
  for (const [path, methods] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries<Operation>(methods)) {
      show(operation.requestBody?.content, REQUEST_EXAMPLES[`${method.toUpperCase()} ${path}`], false)
      for (const response of Object.values(operation.responses ?? {})) show(response.content, undefined, true)
    }
  }
  return document
}
