import ts from 'typescript'

/** The text of every template literal in a source, with the name of each value. */
export function templatesOf(source: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isNoSubstitutionTemplateLiteral(node)) found.push(node.text)
    if (ts.isTemplateExpression(node))
      found.push(
        node.head.text +
          node.templateSpans.map(({ expression, literal }) => named(expression) + literal.text).join(''),
      )
    ts.forEachChild(node, visit)
  }
  const parsed = ts.createSourceFile('', source, ts.ScriptTarget.ES2024, true)
  visit(parsed)
  return found
}

function named(expression: ts.Expression): string {
  return ts.isCallExpression(expression)
    ? `\${${expression.expression.getText()}()}`
    : `\${${expression.getText()}}`
}
