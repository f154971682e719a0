import type { GovernanceAnswer } from '../../data/contract/governance.ts'
import { formatDay, parseDay, toDay } from '../../data/language/time.ts'
import { SCENES } from '../../data/scenes/index.ts'
import type { Engine } from '../engine/port.ts'
import { COLUMN_PURPOSES } from '../ops/catalogue-check.ts'
import { type Door, NoQuery, readDoor } from './doors.ts'

/** How many are asked: a secretary in each branch, every member, and somebody in each organisation. */
const PEOPLE = { secretary: 'orgs-branches', member: 'members', staff: 'orgs' } as const

/** `GET /api/governance`: which metrics nobody opens, what is asked of people, what every column is for. */
export function governanceDoor(options: { engine: Engine; now: () => number; unusedDays: number }): Door {
  return readDoor({
    path: '/api/governance',
    action: 'governance.read',
    query: NoQuery,
    within: options.engine.within.bind(options.engine),
    answer: () => answer(options),
  })
}

type Opened = Awaited<ReturnType<Engine['openings']>>

async function answer(options: { engine: Engine; now: () => number; unusedDays: number }): Promise<GovernanceAnswer> {
  const { engine, now, unusedDays } = options
  const today = toDay(now())
  const opened = await engine.openings()
  const { values } = await engine.values({ scope: 'root', metrics: Object.values(PEOPLE), at: null, version: null })
  const people = new Map(values.map(({ metric, value }) => [metric, value]))
  const metrics = metricsOf(opened, { today, unusedDays })
  return {
    day: formatDay(today),
    since: opened.since,
    unusedDays,
    metrics,
    proposed: metrics.filter(({ isProposedToRetire }) => isProposedToRetire).length,
    burden: burdenOf((of) => people.get(PEOPLE[of]) ?? null),
    columns: Object.entries(COLUMN_PURPOSES).map(([column, of]) => ({ column, ...of })),
  }
}

/** A metric is as old as the folder: before that nobody could have opened it. */
function metricsOf(opened: Opened, at: { today: number; unusedDays: number }): GovernanceAnswer['metrics'] {
  const since = parseDay(opened.since) ?? at.today
  return SCENES.flatMap((scene) =>
    scene.metrics.map(({ id, label }) => {
      const openedBy = Object.fromEntries(
        opened.openings.filter(({ metric }) => metric === id).map(({ role, day }) => [role, day]),
      )
      const lastOpened = Object.values(openedBy).sort().at(-1) ?? null
      const last = lastOpened === null ? since : (parseDay(lastOpened) ?? since)
      const isProposedToRetire = at.today - last >= at.unusedDays
      return { id, label, scene: scene.id, owner: scene.owner, openedBy, lastOpened, isProposedToRetire }
    }),
  )
}

function burdenOf(peopleOf: (of: keyof typeof PEOPLE) => number | null): GovernanceAnswer['burden'] {
  return SCENES.map((scene) => {
    const asks = scene.asks.map((asked) => {
      const people = peopleOf(asked.of)
      return { ...asked, people, fieldsAYear: people === null ? null : people * asked.fields * asked.timesAYear }
    })
    const known = asks.map(({ fieldsAYear }) => fieldsAYear)
    const total = known.some((n) => n === null) ? null : known.reduce<number>((sum, n) => sum + (n ?? 0), 0)
    return { scene: scene.id, label: scene.label, asks, fieldsAYear: total }
  })
}
