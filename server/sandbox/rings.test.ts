import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDesk } from '../testing/desk.ts'
import { emptyFolder } from '../testing/engine.ts'
import { lookForRings } from './rings.ts'

const LIMITS = { dataMb: 64, fileBytes: 0, cpuSeconds: 4 }
/** What a machine lacks whatever its tools: a server that is not root stays who it is. */
const USER = process.getuid?.() === 0 ? [] : ['the server is not root: a query runs as the user of the server']
const NO_LIMITS = 'prlimit cannot be used: memory, files and CPU of a query are limited by the engine alone'
const NO_NETWORK = 'unshare cannot cut the network off: only the settings of the engine keep a query from it'

function toolsOf(...names: readonly string[]): string {
  const folder = emptyFolder()
  for (const name of names) symlinkSync(join('/usr/bin', name), join(folder, name))
  return folder
}

test('what is missing of prlimit and unshare is said by the ring that it makes weaker, and not put before the query', async () => {
  const missing = async (...names: readonly string[]) => {
    const { weaker, before } = await lookForRings(toolsOf(...names))
    return { weaker: weaker.map(({ en }) => en), command: before(LIMITS).join(' ') }
  }
  const none = await missing()
  expect(none).toEqual({ weaker: [NO_LIMITS, NO_NETWORK, ...USER], command: '' })
  const onlyNetwork = await missing('unshare')
  expect(onlyNetwork.weaker).toContain(NO_LIMITS)
  expect(onlyNetwork.command).not.toContain('prlimit')
  const onlyLimits = await missing('prlimit')
  expect(onlyLimits.weaker).toEqual([NO_NETWORK, ...USER])
  expect(onlyLimits.command).toMatch(/prlimit --data=67108864 --fsize=0 --cpu=4 --nofile=512 --core=0$/)
})

test('without them a desk that is strict stays shut and says why; one that is not answers', async () => {
  const rings = await lookForRings(toolsOf())
  const strict = await openDesk(emptyFolder(), { isStrict: true }, rings)
  expect(strict.sandbox.isShut).toBe(true)
  const refused = await strict.query('SELECT 1')
  expect(refused.status).toBe(409)
  const { code, detail } = (await refused.json()) as { code: string; detail: string }
  expect(code).toBe('refused')
  expect(detail).toMatch(/^分析台没有开启：不能用 prlimit：.+；不能用 unshare 断开网络/)
  await strict.close()
  const lenient = await openDesk(emptyFolder(), { isStrict: false }, rings)
  expect(await (await lenient.query('SELECT 1')).json()).toMatchObject({ rows: [[1]] })
  await lenient.close()
}, 60_000)
