import { expect, test } from 'vitest'
import { filterOptions } from './filter-options'

const options = ['Größe', 'VIP', 'شُكْرًا', 'order_ready (pt_PT)', 'İade'].map((label) => ({
  value: label,
  label,
}))
const found = (search: string, limit = Number.POSITIVE_INFINITY) =>
  filterOptions({ options, search, limit }).map((option) =>
    'label' in option ? String(option.label) : String(option.group),
  )

test.each([
  ['grosse', ['Größe']],
  ['ｖｉｐ', ['VIP']],
  ['شكرا', ['شُكْرًا']],
  ['ready pt', ['order_ready (pt_PT)']],
  ['iade', ['İade']],
  ['zoe', []],
])('an option of a field is found by %s, as every search finds it', (typed, labels) => {
  expect(found(typed)).toEqual(labels)
})

test('no more options are shown than a field takes, and no group without one', () => {
  expect(found('', 2)).toHaveLength(2)
  const groups = [
    { group: 'A', items: options.slice(0, 1) },
    { group: 'B', items: options.slice(1) },
  ]
  expect(filterOptions({ options: groups, search: 'vip', limit: 5 })).toEqual([
    { group: 'B', items: [{ value: 'VIP', label: 'VIP' }] },
  ])
})
