import { type JsonObject, readObject, readText } from '../values/readers.ts'
import type { TypeContent } from './type-content.ts'

/** The answers to our buttons, lists and flows, and, in echoes, the questions themselves. */
export function parseInteractive(interactive: JsonObject): TypeContent {
  const button = readObject(interactive, 'button_reply')
  const list = readObject(interactive, 'list_reply')
  const flow = readObject(interactive, 'nfm_reply')
  const question = readObject(interactive, 'body')
  return {
    text:
      (button && readText(button, 'title')) ??
      (list && readText(list, 'title')) ??
      (flow && readText(flow, 'body')) ??
      (question && readText(question, 'text')),
  }
}
