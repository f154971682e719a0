import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { parseInstant } from '../../data/language/time.ts'
import { openTestEngine } from '../testing/engine.ts'
import { daysOf, smallTown } from '../testing/scene-history.ts'
import { diffFolder } from './diff.ts'

const now = parseInstant('2026-03-01T12:00:00+08:00') ?? 0

/** Starts a folder under a meaning and stops it again. */
async function live(folder: string | undefined, meaning: string): Promise<string> {
  const { engine, take, ...made } = await openTestEngine({
    now: () => now,
    meaning,
    ...(folder === undefined ? {} : { folder }),
  })
  if (folder === undefined) await take(daysOf(smallTown(3), 6).flat())
  await engine.close()
  return made.folder
}

/** Makes the present ledger one that another release wrote: other amounts, another formula. */
async function rewrite(folder: string, sql: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(join(folder, 'ledger.duckdb'))
  const connection = await instance.connect()
  for (const each of sql) await connection.run(each)
  connection.closeSync()
  instance.closeSync()
}

test('what another projector or another formula gave is listed with its scope, the old value and the new', async () => {
  const folder = await live(undefined, 'before')
  expect(await diffFolder(folder, { meaning: 'before' })).toBeNull()
  const same = await diffFolder(folder, { meaning: 'after' })
  expect(same).toMatchObject({ file: 'ledger.duckdb', oldEpoch: 'before-0', epoch: 'after-0', scopes: 3, changed: [] })

  await rewrite(folder, [
    `UPDATE entry SET amount = amount + 2 WHERE measure = (SELECT id FROM measure WHERE code = 'member.stock/female')
       AND org = (SELECT any_value(org) FROM org WHERE code = 'b0') AND seq = (SELECT min(seq) FROM entry WHERE
       measure = (SELECT id FROM measure WHERE code = 'member.stock/female'))`,
    `UPDATE metric SET formula = replace(formula, 'org.stock', 'member.stock') WHERE id = 'orgs'`,
    `UPDATE metric SET id = 'no-more' WHERE id = 'members'`,
  ])
  // Before the first start of the new release, and after it has put the old ledger aside.
  for (const started of [false, true]) {
    if (started) await live(folder, 'after')
    const report = await diffFolder(folder, { meaning: 'after' })
    expect(report?.file.startsWith('ledger.duckdb.aside-')).toBe(started)
    const of = (metric: string) => report?.changed.filter((each) => each.metric === metric) ?? []
    expect(of('members-women').map(({ scope, old, now }) => [scope, (old ?? 0) - (now ?? 0)])).toEqual([
      ['root', 2],
      ['s0', 2],
    ])
    expect(of('no-more').map(({ scope, now }) => [scope, now])).toEqual([
      ['root', undefined],
      ['s0', undefined],
      ['s1', undefined],
    ])
    // The same sum under another name.
    expect(of('members').map(({ old, now }) => [old, now])).toEqual(of('no-more').map(({ old, now }) => [now, old]))
    expect(of('orgs')[0]).toMatchObject({ scope: 'root', old: of('members')[0]?.now })
    expect(of('meetings-today')).toEqual([])
  }
  const files = readdirSync(folder)
  await diffFolder(folder, { meaning: 'after' })
  expect(readdirSync(folder)).toEqual(files)
})
