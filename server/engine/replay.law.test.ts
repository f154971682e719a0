import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cells } from '../../data/contract/cells.ts'
import type { Frame, FullFrame } from '../../data/contract/frames.ts'
import type { OrgsAnswer } from '../../data/contract/rest.ts'
import { parseInstant, toDay } from '../../data/language/time.ts'
import { openTestEngine, type TestEvent } from '../testing/engine.ts'
import { history } from '../testing/history.ts'
import type { LocalEngine } from './engine.ts'

const RUNS = {
  numRuns: Number(process.env.LAW_RUNS ?? 12),
  interruptAfterTimeLimit: 100_000,
  markInterruptAsFailure: false,
}
const msOf = (e: TestEvent | undefined) => parseInstant(e?.time ?? '') ?? 0

/** What a screen holds after a frame. */
function held(before: FullFrame | undefined, frame: Frame): FullFrame {
  if (frame.kind === 'full' || !before) return frame as FullFrame // the first is full
  const cells: Record<string, Cells[string]> = { ...before.cells }
  for (const [metric, row] of Object.entries(frame.cells)) cells[metric] = { ...cells[metric], ...row }
  const { from: _, kind: __, ...meta } = frame
  return { ...meta, kind: 'full', cells }
}

/** Resolves when what was pumped has been sent. */
async function sent(engine: LocalEngine): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  await engine.core.journal.flushed()
  await new Promise((resolve) => setImmediate(resolve))
}

const TREE = { parent: 'root', depth: 2, top: 'root' }

/** Values byte for byte, whatever the order in which rows were written. */
const bytes = (cells: Cells) =>
  JSON.stringify(
    Object.entries(cells)
      .map(([metric, row]) => [metric, Object.entries(row).sort()])
      .sort(),
  )

test('a replayed frame is the frame that was recorded live, byte for byte, forward, backward and at random', async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(history, fc.array(fc.nat(1_000), { maxLength: 12 }), async (events, jumps) => {
      let now = msOf(events[0])
      const { engine, take, frames } = await openTestEngine({ now: () => now })
      await engine.watch({ key: 'wall', scope: 'root', view: 'overview', rate: 10 })
      const recorded: { moment: number; frame: FullFrame; tree: OrgsAnswer }[] = []
      let state: FullFrame | undefined
      const groups = new Map<string, TestEvent[]>()
      for (const [i, e] of events.entries()) {
        const key = `${toDay(msOf(e))} ${Math.floor(i / 2)}`
        groups.set(key, [...(groups.get(key) ?? []), e])
      }
      for (const list of groups.values()) {
        now = Math.max(now + 1_000, msOf(list.at(-1)) + 1)
        await take(list)
        now += 200
        await engine.tick()
        engine.pump()
        await sent(engine)
        for (const { frame } of frames.splice(0)) state = held(state, frame)
        if (state) recorded.push({ moment: now, frame: state, tree: await engine.orgs(TREE) })
      }
      const order = [
        ...recorded,
        ...[...recorded].reverse(),
        ...jumps.flatMap((n) => recorded[n % recorded.length] ?? []),
      ]
      for (const { moment, frame, tree } of order) {
        compared++
        const past = await engine.replay({ scope: 'root', view: 'overview', moment, top: 'root' })
        expect(past.mode).toBe('replay')
        // What changes nothing on a screen is not sent to it.
        expect(past.frame.version).toBeGreaterThanOrEqual(frame.version)
        expect(past.tree).toEqual(tree)
        expect(bytes(past.frame.cells)).toBe(bytes(frame.cells))
        const { cells: _, ...meta } = past.frame
        const { cells: __, ...metaThen } = frame
        if (past.frame.version === frame.version) expect(meta).toEqual(metaThen)
      }
      // Every other scope, as one who comes to it now gets it.
      for (const { code } of (await engine.orgs(TREE)).children) {
        await engine.watch({ key: code, scope: code, view: 'overview', rate: 10 })
        await sent(engine)
        const live = frames.splice(0).find(({ key }) => key === code)?.frame
        const past = await engine.replay({ scope: code, view: 'overview', moment: now, top: 'root' })
        expect(bytes(past.frame.cells)).toBe(bytes(live?.cells ?? {}))
        expect(past.tree).toEqual(await engine.orgs({ ...TREE, parent: code }))
      }
      const before = await engine.replay({
        scope: 'root',
        view: 'overview',
        moment: msOf(events[0]) - 86_400_000,
        top: 'root',
      })
      expect(before.mode).toBe('retro')
      await engine.close()
    }),
    RUNS,
  )
  expect(compared).toBeGreaterThan(50)
}, 300_000)
