import { isUtf8 } from 'node:buffer'
import type { FastifyRequest } from 'fastify'
import type { ContentTypeParserDoneFunction } from 'fastify/types/content-type-parser.js'
import { problem } from '../base/errors.ts'
import { refuseExcess } from '../base/json-limits.ts'
import type { Http } from './types.ts'

/** Reads JSON bodies in place of Fastify, which replaces bytes that are not UTF-8 and so changes names and texts. */
export function takeJson(http: Http): void {
  const parse = jsonParser(http)
  http.removeContentTypeParser('application/json')
  http.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    parse(request, readUtf8(Buffer.from(body)), done)
  })
}

type ParseJson = (request: FastifyRequest, text: string, done: ContentTypeParserDoneFunction) => void

/** Parses the text of JSON bodies. Throws `invalid_json` for one of more levels, fields or values than anyone needs. */
export function jsonParser(http: Http): ParseJson {
  // A name such as __proto__ is refused by what validates, which says where it stands; see findUnstorable.
  const parse = http.getDefaultJsonParser('ignore', 'ignore')
  return (request, text, done) => {
    refuseExcess(text)
    parse(request, text, done)
  }
}

/** The text of a JSON body. Throws `invalid_json` where its bytes are not UTF-8. */
export function readUtf8(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw problem('invalid_json', 'The body is not UTF-8.')
  return bytes.toString('utf8')
}
