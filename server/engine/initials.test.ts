import { describe, expect, test } from 'vitest'
import { placeIn, toWanted } from './initials.ts'

const place = (name: string, text: string) => placeIn(name, toWanted(text))

describe('a name is found', () => {
  test.each([
    ['翠苑街道', '翠苑', 0],
    ['翠苑街道', 'cyjd', 0],
    ['中共翠苑街道', 'CY', 2],
    ['翠苑一区第三支部', '翠y', 0],
    ['翠苑一区第三支部', 'dszb', 4],
    // Either reading of a character that has two.
    ['重机厂支部', 'zjc', 0],
    ['重机厂支部', 'cjc', 0],
    ['第１２支部', ' 第 12 ', 0],
    ['AI小镇支部', 'aixz', 0],
  ])('%s by %s', (name, text, at) => {
    expect(place(name, text)).toBe(at)
  })
})

test('letters of the pinyin within a word, another order, and more than the name has are not found', () => {
  for (const text of ['uy', 'yc', '苑翠', '翠苑街道办']) expect(place('翠苑街道', text)).toBe(-1)
})
