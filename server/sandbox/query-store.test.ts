import { expect, test } from 'vitest'
import type { Actor } from '../../data/contract/roles.ts'
import { emptyFolder } from '../testing/engine.ts'
import { QueryStore } from './query-store.ts'

let ids = 0
const open = (data: string) => new QueryStore({ data, newId: () => `q${++ids}`, now: () => 2_000 })
const asked = (id: string, actor: Actor, state: 'running' | 'done') => ({
  ...{ id, time: 1_000, snapshot: 's1', version: null, scope: actor.scope, sql: `SELECT '${id}'`, state },
  ...{ rule: null, rows: null, truncated: false, ms: null, actor: actor.id, role: actor.role },
  owner: actor.owner ?? actor.id,
})
const morning: Actor = { id: 'session-1', role: 'analyst', scope: 'root', owner: 'person-1' }
const evening: Actor = { ...morning, id: 'session-2' }
const other: Actor = { ...morning, id: 'session-3', owner: 'person-2' }

test('history and saved queries are a person’s, whichever session asks; the log says which session it was', async () => {
  const store = open(emptyFolder())
  await store.note(asked('a', morning, 'done'))
  await store.note(asked('b', evening, 'done'))
  await store.note(asked('c', other, 'done'))
  expect(store.history(evening).map(({ id }) => id)).toEqual(['b', 'a'])
  expect(store.history(other).map(({ id }) => id)).toEqual(['c'])
  const { id } = await store.save(morning, { title: '参会率', sql: 'SELECT 1', shared: false, view: null })
  expect(store.saved(evening)).toMatchObject([{ id, isOwn: true }])
  expect(store.saved(other)).toEqual([])
  await expect(store.remove(other, id)).rejects.toMatchObject({ code: 'not-found' })
  await store.remove(evening, id)
  const { queries } = store.all()
  expect(queries.map(({ actor }) => actor)).toEqual(['session-3', 'session-2', 'session-1'])
  expect(queries[0]).not.toHaveProperty('owner')
  await store.close()
})

test('what a server left running when it ended is marked as interrupted at the next start', async () => {
  const folder = emptyFolder()
  const first = open(folder)
  await first.note(asked('a', morning, 'done'))
  await first.note(asked('b', morning, 'running'))
  await first.close()
  const second = open(folder)
  expect(second.history(morning).map(({ id, state }) => [id, state])).toEqual([
    ['b', 'interrupted'],
    ['a', 'done'],
  ])
  await second.close()
})
