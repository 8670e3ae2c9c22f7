import { testApp } from '@selfsame/server/testing'
import openapiTS, { astToString } from 'openapi-typescript'

const HEADER = '// Made from the server’s OpenAPI document by `npm run api-types`; not edited by hand.\n'

/** The types of the server's API as it stands in this tree, as TypeScript. */
export async function makeApiTypes(): Promise<string> {
  const app = await testApp()
  try {
    const document = withoutExamples((await app.http.inject('/openapi.json')).body)
    return `${HEADER}${astToString(await openapiTS(document, { alphabetize: true }))}`
  } finally {
    await app.close()
  }
}

/** The examples of whole bodies are for readers of the API reference; as comments they would double the types. */
function withoutExamples(document: string) {
  return JSON.parse(document, (_name, value) =>
    value?.schema !== undefined && 'example' in value ? { schema: value.schema } : value,
  )
}
