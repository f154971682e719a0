import { expect, test } from 'vitest'
import { linkTo, openedBy } from './link.ts'

test('a link opens what it was made of, whatever stands in the text', () => {
  const sql = 'SELECT \'西湖 & #1\' AS "a b" -- 100%\nFROM org'
  const { search, hash } = new URL(linkTo('http://h/desk', { sql, snapshot: 's-1', scope: 'root' }))
  expect(search).toBe('')
  expect(openedBy({ search, hash })).toEqual({ kind: 'query', sql, snapshot: 's-1', scope: 'root' })
  const saved = new URL(linkTo('http://h/desk', { saved: 'x', snapshot: 's-1' }))
  expect(openedBy(saved)).toEqual({ kind: 'saved', saved: 'x', snapshot: 's-1' })
})

test('a card of the wall says its metric, scope and version; what is no version is none', () => {
  const card = { kind: 'card', metric: 'members', scope: '330106', at: null }
  const open = (search: string) => openedBy({ search, hash: '' })
  expect(open('?metric=members&scope=330106&version=12')).toEqual({ ...card, version: 12 })
  expect(open('?metric=members&scope=330106&version=x&at=2026-01-01')).toEqual({
    ...card,
    version: null,
    at: '2026-01-01',
  })
  expect(open('?metric=members')).toEqual({ kind: 'nothing' })
})
