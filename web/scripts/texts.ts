import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const SOURCES = fileURLToPath(new URL('../src', import.meta.url))
const SAYS = new Set(['t', 'say'])

/** A text that the pages say through `t` or `say`. `values` are the names of its values, or null where they are computed. */
export type Text = { key: string; values: string[] | null; at: string }
export type Finding = { at: string; words: string }
export type Found = {
  texts: Text[]
  /** Said of a key that does not stand there, so that no translation can be known to exist. */
  computed: Finding[]
  /** Said while a module loads, when the language is not known. */
  early: Finding[]
  /** Shown without `t`. */
  bypassing: Finding[]
}

/** Every text of the browser application, and what a person would see that does not go through `t`. */
export async function readTexts(): Promise<Found> {
  const found: Found = { texts: [], computed: [], early: [], bypassing: [] }
  const paths = await readdir(SOURCES, { recursive: true })
  for (const path of paths.filter((it) => /\.tsx?$/.test(it) && !/\.(test|d)\.tsx?$/.test(it)).sort()) {
    textsIn(path, await readFile(join(SOURCES, path), 'utf8'), found)
  }
  return found
}

/** The same of one source, added to what was found. */
export function textsIn(path: string, source: string, found: Found): void {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true)
  const at = (node: ts.Node) => `${path}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && SAYS.has(node.expression.getText(file))) {
      if (!ts.findAncestor(node, ts.isFunctionLike))
        found.early.push({ at: at(node), words: node.getText(file) })
      const [key, values] = node.arguments
      const keys = key && literalsOf(key)
      if (keys === undefined) found.computed.push({ at: at(node), words: node.getText(file) })
      else {
        const names = namesIn(values)
        found.texts.push(...keys.map((key) => ({ key, values: names, at: at(node) })))
      }
      for (const argument of node.arguments.slice(1)) visit(argument)
      return
    }
    const words = wordsShownBy(node)
    if (words !== null) found.bypassing.push({ at: at(node), words })
    ts.forEachChild(node, visit)
  }
  visit(file)
}

/** What an expression can be, where it can only be texts that stand there. */
function literalsOf(node: ts.Expression): string[] | undefined {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (!ts.isConditionalExpression(node)) return undefined
  const [yes, no] = [literalsOf(node.whenTrue), literalsOf(node.whenFalse)]
  return yes && no && [...yes, ...no]
}

/** The names of the values, or null where they don't stand there. */
function namesIn(values: ts.Expression | undefined): string[] | null {
  if (values === undefined) return []
  if (!ts.isObjectLiteralExpression(values)) return null
  const names = values.properties.flatMap(({ name }) => (name && ts.isIdentifier(name) ? [name.text] : []))
  return names.length === values.properties.length ? names : null
}

const LETTER = /\p{L}/u
/** As people are spoken to: a capital and more words, or a capitalised word alone; not a colour, a class, a header. */
const SPOKEN = /^[“‹]?(?:\p{Lu}\p{Ll}+|\p{Lu}[\p{L}’]*[\s,:.…?!].*)$/su
const SPOKEN_PROPS = new Set([
  'action',
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'description',
  'error',
  'label',
  'legend',
  'nothingFoundMessage',
  'placeholder',
  'title',
  'words',
])

/** What an SVG path begins with. */
const DRAWN = /^M[\d…]/

/** The words of a node that a person would see or hear as they stand there, or null. */
function wordsShownBy(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return LETTER.test(node.text) ? node.text.trim() : null
  const words = textOf(node)
  if (words === null || !LETTER.test(words) || DRAWN.test(words)) return null
  if (isShown(node)) return words
  return SPOKEN.test(words) && !isMeantForCode(node) ? words : null
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return null
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…')
}

/** Whether a value comes out as a child of an element, or as a property that is words. */
function isShown(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isConditionalExpression(parent)) return node !== parent.condition && isShown(parent)
  if (ts.isBinaryExpression(parent)) return node === parent.right && isShown(parent)
  if (ts.isParenthesizedExpression(parent)) return isShown(parent)
  if (ts.isJsxAttribute(parent)) return SPOKEN_PROPS.has(parent.name.getText())
  return (
    ts.isJsxExpression(parent) &&
    (!ts.isJsxAttribute(parent.parent) || SPOKEN_PROPS.has(parent.parent.name.getText()))
  )
}

/** Compared with, imported, a type, a name: nobody reads it. */
function isMeantForCode({ parent }: ts.Node): boolean {
  return (
    ts.isImportDeclaration(parent) ||
    ts.isLiteralTypeNode(parent) ||
    ts.isCaseClause(parent) ||
    ts.isJsxAttribute(parent) ||
    ts.isElementAccessExpression(parent) ||
    (ts.isPropertyAssignment(parent) &&
      ts.isStringLiteral(parent.name) &&
      parent.name === parent.initializer) ||
    (ts.isNewExpression(parent) && /Error$/.test(parent.expression.getText())) ||
    (ts.isBinaryExpression(parent) && /^[!=]==$/.test(parent.operatorToken.getText()))
  )
}
