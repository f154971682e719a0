import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { open } from 'lmdb'
import { expect, test } from 'vitest'
import { parseInstant } from '../../data/language/time.ts'
import { openTestEngine } from '../testing/engine.ts'
import { history } from '../testing/history.ts'
import { verifyFolder } from './verify.ts'

/** A folder with a made-up history, stopped. */
async function stoppedFolder(): Promise<string> {
  const events = fc.sample(history, { seed: 7, numRuns: 1 })[0] ?? []
  const now = Math.max(...events.map((e) => parseInstant(e.time) ?? 0)) + 1
  const { engine, folder, take } = await openTestEngine({ now: () => now })
  await take(events.slice(0, 20))
  await take(events.slice(20))
  await engine.close()
  return folder
}

const verify = (folder: string) => verifyFolder(folder, { meaning: 'test' })

test('finds nothing in a folder as the server left it, and leaves it as it was', async () => {
  const folder = await stoppedFolder()
  const report = await verify(folder)
  expect(report.rows.filter((r) => r.differences > 0)).toEqual([])
  expect(report.ok).toBe(true)
  expect(report.rows.length).toBeGreaterThan(8)
  expect((await verify(folder)).ok).toBe(true)
})

test('finds one changed amount in the ledger, in the table and in the cells', async () => {
  const folder = await stoppedFolder()
  const instance = await DuckDBInstance.create(join(folder, 'ledger.duckdb'))
  const connection = await instance.connect()
  await connection.run(
    'UPDATE entry SET amount = amount + 1 WHERE seq = (SELECT min(seq) FROM entry) AND measure = (SELECT min(measure) FROM entry WHERE seq = (SELECT min(seq) FROM entry))',
  )
  connection.closeSync()
  instance.closeSync()
  const report = await verify(folder)
  expect(report.ok).toBe(false)
  expect(report.rows.find((r) => r.check.endsWith('entry'))?.differences).toBe(2)
  expect(report.rows.find((r) => r.check === '读回 = 重放')?.differences).toBeGreaterThan(0)
})

test('finds one flipped byte in the journal', async () => {
  const folder = await stoppedFolder()
  const env = open({ path: join(folder, 'journal'), encoding: 'binary', maxDbs: 16 })
  const blocks = env.openDB<Buffer, number>({ name: 'blocks', encoding: 'binary' })
  const [key] = [...blocks.getKeys({ start: 2, limit: 1 })]
  const value = Buffer.from(blocks.get(key ?? 0) ?? [])
  value[40] = (value[40] ?? 0) ^ 1
  await blocks.put(key ?? 0, value)
  await env.close()
  const report = await verify(folder)
  expect(report.ok).toBe(false)
  expect(report.rows[0]?.examples[0]).toContain('校验不通过')
})
