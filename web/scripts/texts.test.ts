import { expect, test } from 'vitest'
import { type Found, textsIn } from './texts.ts'

function findIn(source: string): Found {
  const found: Found = { texts: [], computed: [], early: [], bypassing: [] }
  textsIn('page.tsx', source, found)
  return found
}

test('a text is found with the names of its values, also where one of two is said', () => {
  const { texts, computed } = findIn(`
    const Page = () => <p title={t('contact.count', { count })}>{t(dark ? 'theme.light' : 'theme.dark')}{say('note.by', values)}</p>
  `)
  expect(texts.map(({ key, values }) => [key, values])).toEqual([
    ['contact.count', ['count']],
    ['theme.light', []],
    ['theme.dark', []],
    ['note.by', null],
  ])
  expect(computed).toEqual([])
})

test('a key that is computed, and one that is said while the module loads, are reported', () => {
  const { computed, early } = findIn(`
    const words = t('contact.title')
    const Page = () => t(words)
  `)
  expect(computed).toEqual([{ at: 'page.tsx:3', words: 't(words)' }])
  expect(early).toEqual([{ at: 'page.tsx:2', words: "t('contact.title')" }])
})

test.each([
  ['between tags', '<p>Nobody is here</p>'],
  ['in a property that is words', '<Notice title="nobody" />'],
  ['as one of two', "<p>{late ? 'late' : null}</p>"],
  ['under a condition', "<p>{late && 'late'}</p>"],
  ['with something filled in', '<p aria-label={`what $' + '{name} says`} />'],
  ['in a table', "({ open: 'Open' })"],
  ['in a sentence that a function returns', "() => 'Nobody is here.'"],
])('what is shown %s without `t` is told', (_, source) => {
  expect(findIn(source).bypassing).toHaveLength(1)
})

test('what no person reads is not told', () => {
  const { bypassing } = findIn(`
    import { IconSun } from 'Icons'
    if (key === 'Escape') throw new TypeError('This never happens.')
    const Page = () => <Link to="/inbox" className="quiet" key={\`\${id} row\`}>{'·'} {t('common.open')}</Link>
    const Square = () => <path d={\`M\${x} \${y}h1v1h-1z\`} />
    lazyRouteComponent(() => import('./page'), 'InboxPage')
    fetch(url, { method: 'POST', headers: { 'Last-Event-ID': id } })
  `)
  expect(bypassing).toEqual([])
})
