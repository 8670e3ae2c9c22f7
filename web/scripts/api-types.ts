import openapiTS, { astToString } from 'openapi-typescript'
import { testApp } from '../../server/src/test/app.ts'

const HEADER = '// Made from the server’s OpenAPI document by `npm run api-types`; not edited by hand.\n'

/** The types of the server's API as it stands in this tree, as TypeScript. */
export async function makeApiTypes(): Promise<string> {
  const app = await testApp()
  try {
    const document = (await app.http.inject('/openapi.json')).json()
    return `${HEADER}${astToString(await openapiTS(document, { alphabetize: true }))}`
  } finally {
    await app.close()
  }
}
