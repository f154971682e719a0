import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { median } from '../drill/median.ts'
import { type BenchOptions, type Finding, round } from './report.ts'

const MAIN = fileURLToPath(new URL('../../cockpit/e2e/wall-bench-main.ts', import.meta.url))
const Busy = z.object({ busy: z.number(), frames: z.number() })
const Rounds = z.array(Busy)
const Found = z.object({
  busy: z.object({ ours: Rounds, every: Rounds, peer: Rounds, still: Rounds }),
  wall: Busy,
  loads: z.array(
    z.object({
      paintMilliseconds: z.number(),
      figureMilliseconds: z.number(),
      pageBytes: z.number(),
      pageRequests: z.number(),
      apiBytes: z.number(),
      feedBytes: z.number(),
      fontBytes: z.number(),
    }),
  ),
})

/**
 * Main-thread time of twelve charts of 600 cells each, six of which change ten times a second, at 3840×2160 in Chromium:
 * the wall's own way, which takes every frame and paints one every two seconds, against a page that sets whole options
 * over deep-reactive data. Beside it the same with every frame painted, the wall itself, and its first load.
 *
 * The peer does not keep up and is charged only for the frames that it takes; where every frame is painted, what is
 * compared is the time of a frame. The browser is driven by the browser tests' own helpers, in a process of their own.
 * Needs a build.
 */
export async function benchWall({ rounds }: BenchOptions): Promise<Finding> {
  const { stdout, status } = spawnSync(process.execPath, ['--import', 'tsx', MAIN, '--rounds', String(rounds)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error('the browser’s part failed')
  const { busy, wall, loads } = Found.parse(JSON.parse(stdout))
  const [ours, every, peer, still] = [busy.ours, busy.every, busy.peer, busy.still].map((each) => ({
    ofAFrame: median(each.map(({ busy, frames }) => busy / frames)),
    frames: round(median(each.map(({ frames }) => frames)), 1),
    perSecond: Math.round(median(each.map(({ busy }) => busy))),
  })) as [Told, Told, Told, Told] // four of four
  const load = (what: keyof (typeof loads)[number]) => Math.round(median(loads.map((each) => each[what])))
  return {
    name: 'wall',
    ratio: round(ours.perSecond / peer.perSecond, 2),
    target: 0.2,
    isLess: true,
    peer: 'full setOption over deep-reactive data',
    detail: {
      charts: 12,
      cellsOfAChart: 600,
      changedOfAChartAFrame: 6,
      framesASecondOffered: 10,
      oursMillisecondsASecond: ours.perSecond,
      peerMillisecondsASecond: peer.perSecond,
      peerWithoutAnimationMillisecondsASecond: still.perSecond,
      oursFramesTakenASecond: ours.frames,
      peerFramesTakenASecond: peer.frames,
      everyFramePaintedMillisecondsAFrame: round(every.ofAFrame, 1),
      peerMillisecondsAFrame: round(peer.ofAFrame, 1),
      peerWithoutAnimationMillisecondsAFrame: round(still.ofAFrame, 1),
      everyFramePaintedRatio: round(every.ofAFrame / peer.ofAFrame, 2),
      everyFramePaintedRatioWithoutAnimation: round(every.ofAFrame / still.ofAFrame, 2),
      wallItselfMillisecondsASecond: Math.round(wall.busy),
      wallItselfFramesTakenASecond: round(wall.frames, 1),
      firstContentfulPaintMilliseconds: load('paintMilliseconds'),
      firstFigureMilliseconds: load('figureMilliseconds'),
      pageBytesCompressed: load('pageBytes'),
      pageRequests: load('pageRequests'),
      apiBytes: load('apiBytes'),
      feedBytes: load('feedBytes'),
      fontBytes: load('fontBytes'),
    },
  }
}

interface Told {
  readonly ofAFrame: number
  readonly frames: number
  readonly perSecond: number
}
