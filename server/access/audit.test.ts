import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Problem } from '../../data/contract/problem.ts'
import { emptyFolder } from '../testing/engine.ts'
import { Audit, SERVER } from './audit.ts'

const admin = { id: 'a1', role: 'admin', scope: 'root' } as const
const act = (object: string) => ({ type: 'screen.ordered', object, detail: { kind: 'reload' } })

test('acts and refusals are written down in order, for the owner only, and the chain goes on after a restart', async () => {
  const folder = emptyFolder()
  let now = 1_000
  const audit = new Audit({ folder, now: () => now })
  expect(audit.answer()).toEqual({ total: 0, brokenAt: null, entries: [] })
  await audit.keep(admin, act('s1'), () => {})
  now = 2_000
  const refused = audit.keep(admin, act('s2'), () => {
    throw new Problem('refused', '这块屏现在不在线')
  })
  await expect(refused).rejects.toThrow()
  const again = new Audit({ folder, now: () => 3_000 })
  await again.keep(admin, act('s3'), async () => {})
  const { total, brokenAt, entries } = again.answer()
  expect({ total, brokenAt }).toEqual({ total: 3, brokenAt: null })
  expect(entries).toMatchObject([
    { time: 3_000, object: 's3', result: 'done' },
    { time: 2_000, object: 's2', result: 'refused' },
    { time: 1_000, object: 's1', result: 'done', actor: 'a1', role: 'admin', detail: { kind: 'reload' } },
  ])
  expect(statSync(join(folder, 'audit.ndjson')).mode & 0o777).toBe(0o600)
})

test('a line that is changed, taken out or torn is told by its place', async () => {
  const folder = emptyFolder()
  const path = join(folder, 'audit.ndjson')
  const audit = new Audit({ folder, now: () => 1 })
  for (const object of ['s1', 's2', 's3']) await audit.keep(admin, act(object), () => {})
  const text = readFileSync(path, 'utf8')
  const [one = '', , three = ''] = text.split('\n')
  const brokenAfter = (changed: string) => {
    writeFileSync(path, changed)
    return new Audit({ folder, now: () => 1 }).answer().brokenAt
  }
  expect(brokenAfter(text.replace('"s2"', '"s9"'))).toBe(2)
  expect(brokenAfter(`${one}\n${three}\n`)).toBe(2)
  expect(brokenAfter(`${text}{"time":1`)).toBe(4)
  expect(brokenAfter(text)).toBeNull()
})

test('what is over its time is taken off the beginning, and the chain goes on from there, also after a restart', async () => {
  const folder = emptyFolder()
  const path = join(folder, 'audit.ndjson')
  let now = 1_000
  const audit = new Audit({ folder, now: () => now })
  for (const object of ['s1', 's2', 's3']) {
    await audit.keep(admin, act(object), () => {})
    now += 1_000
  }
  expect(audit.purge(SERVER, 1_000)).toEqual({ count: 0, hash: null })
  const gone = audit.answer().entries[1]
  expect(audit.purge(SERVER, 3_000)).toEqual({ count: 2, hash: gone?.hash })
  await audit.keep(admin, act('s4'), () => {})
  const again = new Audit({ folder, now: () => now })
  await again.keep(admin, act('s5'), () => {})
  const { entries, brokenAt } = again.answer()
  expect(brokenAt).toBeNull()
  expect(entries.map(({ object }) => object)).toEqual(['s5', 's4', 'audit', 's3'])
  expect(entries[2]).toMatchObject({ type: 'retention.purged', role: 'server', detail: { count: 2, hash: gone?.hash } })
  // All that is left may be the record itself; and what nobody recorded shows.
  expect(again.purge(SERVER, now + 1).count).toBe(4)
  expect(again.answer()).toMatchObject({ total: 1, brokenAt: null })
  await again.keep(admin, act('s6'), () => {})
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, text.slice(text.indexOf('\n') + 1))
  const broken = new Audit({ folder, now: () => now })
  expect(broken.answer().brokenAt).toBe(1)
  expect(broken.purge(SERVER, now + 1)).toEqual({ count: 0, hash: null })
})
