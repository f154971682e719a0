import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDesk } from '../testing/desk.ts'
import { type Aims, hostileTexts } from '../testing/hostile.ts'

/** Short: what never ends is most of what this test waits for. */
const SECONDS = 0.6

test('no hostile text escapes: each is refused or ends in time, nothing is read, written, told or called', async () => {
  const desk = await openDesk({ seconds: SECONDS, rows: 1_000, resultMb: 2, memoryMb: 256 })
  const trap = createServer()
  let calls = 0
  trap.on('connection', (socket) => {
    calls += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve))
  const { port } = trap.address() as AddressInfo // a TCP server that listens has one
  const aims: Aims = {
    canary: 'gold-4711',
    secretFile: join(desk.folder, 'secret.txt'),
    url: `http://127.0.0.1:${port}`,
  }
  writeFileSync(aims.secretFile, aims.canary)
  const before = filesOf(desk.folder)
  const families = hostileTexts(aims)
  expect(families.flatMap(({ texts }) => texts).length).toBeGreaterThanOrEqual(300)
  const wrong: unknown[] = []
  const one = async (family: (typeof families)[number], sql: string, tries = 5): Promise<void> => {
    const response = await desk.query(sql)
    const text = await response.text()
    const said = JSON.parse(text) as { code?: string; detail?: string }
    const end = response.ok ? 'answered' : (said.code ?? '')
    // On a machine that has much else to do, a text that is refused may be late too.
    if (end === 'query-late' && !family.ends.includes(end) && tries > 0) return one(family, sql, tries - 1)
    const isTold = !response.ok && /gold-4711|\/etc|yuntu-test|allowed_paths|parquet|Error/.test(text)
    if (!family.ends.includes(end) || isTold) wrong.push([family.name, sql.slice(0, 120), end, text.slice(0, 200)])
  }
  for (const family of families) {
    // Two at a time, as many as run at once.
    const texts = [...family.texts]
    const work = async () => {
      for (let sql = texts.pop(); sql !== undefined; sql = texts.pop()) await one(family, sql)
    }
    await Promise.all([work(), work()])
  }
  expect(wrong).toEqual([])
  expect(calls).toBe(0)
  expect(filesOf(desk.folder)).toEqual(before)
  expect(await (await desk.query('SELECT count(*) FROM entry')).json()).toMatchObject({ rows: [[1_000]] })
  trap.close()
  await desk.close()
}, 300_000)

/** What is in a folder, but for the log of queries and the folders of those that run. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/^(desk|sandbox)(\/|$)/.test(name) && statSync(join(folder, name)).isFile())
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}`,
    )
    .sort()
}
