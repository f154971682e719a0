import { expect, test } from 'vitest'
import { dropPrefix, namesWithin } from './names.ts'

test('drops what the breadcrumb says', () => {
  expect(dropPrefix('翠苑一区第一支部', '翠苑一区党委')).toBe('第一支部')
  expect(dropPrefix('西湖文体党支部', '西湖')).toBe('文体党支部')
  expect(dropPrefix('翠苑', '翠苑')).toBe('翠苑')
  expect(dropPrefix('Xihu District', 'Xihu')).toBe('Xihu District')
})

test('keeps a name that would stand twice', () => {
  const rows = [
    { code: '1', short: '翠苑一区第一支部' },
    { code: '2', short: '第一支部' },
    { code: '3', short: '翠苑一区第二支部' },
  ]
  expect([...namesWithin('翠苑一区党委', rows).values()]).toEqual(['翠苑一区第一支部', '第一支部', '第二支部'])
})
