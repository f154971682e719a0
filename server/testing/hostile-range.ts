import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import type { SandboxLimits } from '../sandbox/sandbox.ts'
import { openDesk } from './desk.ts'
import type { Aims } from './hostile.ts'

/** What stands in a file beside the data; no text has it. */
const SECRET = 'sealed-0815'
/** On a machine that has much else to do, a text that is refused may be late; asked again it is not. */
const TRIES = 5

/** A desk with everything beside it that hostile texts reach for, and eyes on all of that. */
export async function openRange(folder: string, limits: Partial<SandboxLimits>) {
  const desk = await openDesk(folder, limits)
  const trap = createServer()
  let calls = 0
  trap.on('connection', (socket) => {
    calls += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve))
  const { port } = trap.address() as AddressInfo // a TCP server that listens has one
  const aims: Aims = { canary: 'gold-4711', secretFile: join(folder, 'secret.txt'), url: `http://127.0.0.1:${port}` }
  writeFileSync(aims.secretFile, SECRET)
  const before = filesOf(folder)
  return {
    desk,
    aims,
    ask: (sql: string, patience: readonly string[] = []) => ask(sql, { query: desk.query, patience }),
    /** What was called, changed or is missing by now. */
    async damage(): Promise<string[]> {
      const after = filesOf(folder)
      const works = await desk.query('SELECT count(*) FROM entry')
      return [
        ...(calls > 0 ? [`${calls} calls`] : []),
        ...after.filter((each) => !before.includes(each)),
        ...before.filter((each) => !after.includes(each)).map((each) => `gone: ${each}`),
        ...(works.ok ? [] : [`the next query: ${works.status}`]),
      ]
    },
    async close() {
      trap.close()
      await desk.close()
    },
  }
}

/**
 * How a text ends that a desk is asked, and whether the answer told what it must not. One that is late is asked again
 * where `patience` names other ends.
 */
export async function ask(
  sql: string,
  at: { query: (sql: string) => Promise<Response>; patience?: readonly string[] },
): Promise<{ end: string; told: string | null }> {
  const { query, patience = [] } = at
  for (let tries = TRIES; ; tries--) {
    const response = await query(sql)
    const text = await response.text()
    const said = JSON.parse(text) as { code?: string }
    const end = response.ok ? 'answered' : (said.code ?? '')
    if (end === 'query-late' && patience.length > 0 && !patience.includes(end) && tries > 0) continue
    return { end, told: isTold(response.ok, text) ? text.slice(0, 300) : null }
  }
}

/** What an answer may hold is what its text says; what a problem may not hold is any of it. */
function isTold(isAnswer: boolean, text: string): boolean {
  return isAnswer ? text.includes(SECRET) : /gold-4711|sealed-0815|\/etc|yuntu-|allowed_paths|parquet|Error/.test(text)
}

/** Does something with each, two at a time: as many as run at once. */
export async function inPairs<T>(all: readonly T[], run: (each: T) => Promise<void>): Promise<void> {
  const left = [...all].reverse()
  const work = async () => {
    for (let each = left.pop(); each !== undefined; each = left.pop()) await run(each)
  }
  await Promise.all([work(), work()])
}

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
