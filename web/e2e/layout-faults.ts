import type { Page } from 'playwright-core'

/** Runs in the page. A text counts line by line, and only as far as the boxes around it let it show. */
const FIND = String.raw`((within) => {
  const SLACK = 2
  const found = new Set()
  const root = document.documentElement
  const scope = within === null ? document.body : [...document.querySelectorAll(within)].find((el) => el.checkVisibility())
  if (!scope) return ['nothing is open']
  const wordsOf = (el) => (el.ariaLabel || el.innerText || el.value || el.tagName).trim().replace(/\s+/g, ' ').slice(0, 50)
  const styleOf = (el) => getComputedStyle(el)
  const pathOf = (el) => {
    const path = []
    for (let at = el; at && at !== document.body && at !== scope.parentElement; at = at.parentElement) path.push(at)
    return path
  }
  const isMeantUnseen = (el) => !el.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true }) ||
    pathOf(el).some((at) => styleOf(at).clipPath !== 'none')
  const scrollerOf = (el) => pathOf(el).find((at) => /auto|scroll/.test(styleOf(at).overflow) || styleOf(at).position === 'fixed')

  const show = (el, { left, right, top, bottom }) => {
    for (const at of pathOf(el)) {
      const style = styleOf(at)
      const box = at.getBoundingClientRect()
      if (/auto|scroll/.test(style.overflow)) break
      const beside = right > box.right + SLACK || left < box.left - SLACK
      if (style.overflowX === 'visible') {
        if (/inline$|contents/.test(style.display) || box.width === 0 || style.position === 'absolute') continue
        const ends = pathOf(at).slice(1).find((outer) => styleOf(outer).overflowX !== 'visible')
        const has_ellipsis = ends && styleOf(ends).textOverflow === 'ellipsis'
        if (beside && !has_ellipsis) found.add('spills: ' + wordsOf(el))
        continue
      }
      if (beside && style.textOverflow !== 'ellipsis') found.add('cut off: ' + wordsOf(el))
      if (top < box.bottom - 2 * SLACK && bottom > box.bottom + 2 * SLACK) found.add('cut off below: ' + wordsOf(el))
      left = Math.max(left, box.left)
      right = Math.min(right, box.right)
      top = Math.max(top, box.top)
      bottom = Math.min(bottom, box.bottom)
    }
    return { left, right, top, bottom }
  }

  const shown = []
  const add = (el, box) => shown.push({ el, scroller: scrollerOf(el), ...show(el, box) })
  const texts = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const { currentNode } = texts
    const el = currentNode.parentElement
    if (currentNode.data.trim() === '' || el.closest('option, textarea, script, style, svg') || isMeantUnseen(el)) continue
    const range = document.createRange()
    range.selectNodeContents(currentNode)
    for (const line of range.getClientRects()) if (line.width > 1) add(el, line)
  }
  for (const el of scope.querySelectorAll('button, select, textarea, input:not([type=checkbox], [type=radio])')) {
    if (!isMeantUnseen(el) && el.getBoundingClientRect().width > 1) add(el, el.getBoundingClientRect())
  }
  for (const [i, one] of shown.entries()) {
    for (const other of shown.slice(i + 1)) {
      if (one.scroller !== other.scroller || one.el.contains(other.el) || other.el.contains(one.el)) continue
      if (one.el.closest('.mantine-Input-wrapper')?.contains(other.el)) continue
      const width = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
      if (width > SLACK && height > 2 * SLACK) found.add('overlap: ' + wordsOf(one.el) + ' × ' + wordsOf(other.el))
    }
  }
  const { left, right, top, bottom } = scope.getBoundingClientRect()
  const is_outside = left < -SLACK || right > innerWidth + SLACK || top < -SLACK || bottom > innerHeight + SLACK
  if (within !== null && is_outside) found.add('leaves the screen')
  if (root.scrollWidth > root.clientWidth) found.add('the page scrolls sideways')
  for (const el of scope.querySelectorAll('*')) {
    if (!/auto|scroll/.test(styleOf(el).overflowX) || el.closest('pre') || isMeantUnseen(el)) continue
    if (el.scrollWidth > el.clientWidth + SLACK) found.add('scrolls sideways: ' + wordsOf(el))
  }
  return [...found]
})`

const SETTLES_WITHIN = 10

/**
 * What the page, or what a selector finds on it, shows cut off, out of its box or over something else. What measures its
 * place draws itself anew some frames after that has changed, so a fault is one that stays.
 */
export async function layoutFaults(page: Page, within: string | null = null): Promise<string[]> {
  const look = () => page.evaluate<string[]>(`${FIND}(${JSON.stringify(within)})`)
  let faults = await look()
  for (let looks = 1; faults.length > 0 && looks < SETTLES_WITHIN; looks += 1) {
    await page.waitForTimeout(100)
    faults = await look()
  }
  return faults
}
