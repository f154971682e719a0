import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { kindsAnswer } from '../gateway/kinds.ts'
import { openTestGateway } from '../testing/gateway.ts'
import { spoil } from '../testing/snapshot.ts'

const PROGRAM = fileURLToPath(new URL('./sql-main.ts', import.meta.url))

test('npm run sql answers on the latest snapshot of a running server what its card says', async () => {
  const server = await openTestGateway()
  await server.send(kindsAnswer().kinds.flatMap((kind) => kind.examples))
  const made = await server.ask('/api/snapshots', 'analyst', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  const { id } = (await made.json()) as { id: string }
  const state = async () =>
    ((await (await server.ask(`/api/snapshots/${id}`, 'analyst')).json()) as { state: string }).state
  await expect.poll(state, { timeout: 60_000 }).toBe('ready')
  const { metrics } = (await (await server.ask('/api/metrics', 'analyst')).json()) as { metrics: { id: string }[] }
  const values = (await (
    await server.ask(
      `/api/values?scope=root&${metrics
        .slice(0, 40)
        .map((each) => `metric=${each.id}`)
        .join('&')}`,
      'analyst',
    )
  ).json()) as { values: { metric: string; value: number | null }[] }
  const shown = values.values.find(({ value }) => value !== null && value > 0)
  const card = (await (await server.ask(`/api/origin?scope=root&metric=${shown?.metric}`, 'analyst')).json()) as {
    sql: string
  }
  const run = (sql: string) =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', PROGRAM, sql, '--data', server.folder])
  const { stdout, stderr } = await run(card.sql)
  expect(stdout).toBe(`value\n${shown?.value}\n`)
  expect(stderr).toContain(id)
  await expect(run(`SELECT * FROM '${server.folder}/access.json'`)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('tables'),
  })
  spoil(join(server.folder, 'snapshots', id, 'total.parquet'))
  await expect(run(card.sql)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('total.parquet') })
  await server.close()
}, 240_000)
