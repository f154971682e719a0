import { Problem } from '../../data/contract/problem.ts'
import type { PlaceAnswer, QuietAnswer } from '../../data/contract/standing.ts'
import { DAY_MS, formatInstant } from '../../data/language/time.ts'
import { BRANCH_KINDS, ORG_KINDS } from '../../data/scenes/organisation/vocabulary.ts'
import { liveValue, metricOf, orgOf, type Reading } from './answers.ts'

const KIND_NAMES = Object.keys(ORG_KINDS)
const ROWS = 10
const LEAST = 5
const STEPS = 8
const DEEPEST = 32

/** `GET /api/quiet`: from the live cube, which knows of every organisation when its latest entry happened. */
export function answerQuiet(
  { scope, days }: { scope: string; days: number },
  at: { reading: Reading; now: number },
): QuietAnswer {
  const { core } = at.reading
  const { tree, registry, cube } = core
  const branches = tree
    .subtree(orgOf(core, scope), DEEPEST)
    .filter((org) => (KIND_NAMES[Number(registry.orgs.get(org).kind)] ?? '') in BRANCH_KINDS)
    .map((org) => ({ org, last: cube.dataTime(org) }))
  const quiet = branches
    .filter(({ last }) => last === null || last < at.now - days * DAY_MS)
    .sort((a, b) => (a.last ?? 0) - (b.last ?? 0) || a.org - b.org)
  return {
    ...{ version: core.seq, scope, days, branches: branches.length, quiet: quiet.length },
    rows: quiet.slice(0, ROWS).map(({ org, last }) => ({
      org: registry.codeOf(org),
      name: String(registry.orgs.get(org).name),
      last: last === null ? null : formatInstant(last),
    })),
  }
}

/** `GET /api/place`. Fails: `bad-request` for a metric that is neither a mean nor a share. */
export function answerPlace({ scope, metric: id }: { scope: string; metric: string }, { core }: Reading): PlaceAnswer {
  const metric = metricOf(id)
  if (metric.unit !== 'ratio' && metric.unit !== 'mean')
    throw new Problem('bad-request', `metric：${metric.label.zh}不是比率或平均数，大小不同的单位不能放在一起比`)
  const org = orgOf(core, scope)
  const parent = core.tree.parentOf(org)
  const value = liveValue(core, org, metric)
  const known = parent < 0 ? [] : core.tree.childrenOf(parent).map((unit) => liveValue(core, unit, metric))
  return {
    ...{ version: core.seq, scope, metric: id, value },
    parent:
      parent < 0 ? null : { org: core.registry.codeOf(parent), name: String(core.registry.orgs.get(parent).name) },
    distribution: distributionOf(
      known.filter((each) => each !== null),
      value,
    ),
  }
}

function distributionOf(values: readonly number[], own: number | null): PlaceAnswer['distribution'] {
  if (values.length < LEAST) return null
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0
  const [from, to] = [at(0), at(1)]
  const stepOf = (value: number) =>
    to === from ? 0 : Math.min(STEPS - 1, Math.floor(((value - from) / (to - from)) * STEPS))
  const steps = new Array<number>(STEPS).fill(0)
  for (const each of sorted) steps[stepOf(each)] = (steps[stepOf(each)] ?? 0) + 1
  return {
    ...{ units: sorted.length, lower: at(0.25), median: at(0.5), upper: at(0.75), from, to, steps },
    own: own === null ? null : stepOf(own),
  }
}
