import { z } from 'zod'
import type { GovernanceAnswer } from '../../data/contract/governance.ts'
import type { EvaluateAnswer, RulesAnswer } from '../../data/contract/rules.ts'
import type { OwnScoreAnswer, ScoresAnswer, SimulateAnswer } from '../../data/contract/scores.ts'
import type { PlaceAnswer, QuietAnswer } from '../../data/contract/standing.ts'
import type { CompareAnswer, TargetsAnswer } from '../../data/contract/targets.ts'
import { at, Check, int, Label, number, object, orNull, State, scoped, text, Unit } from './answer-parts.ts'

const ScoreSet = object({
  ...{
    subject: z.enum(['member', 'branch']),
    version: text,
    label: Label,
    validFrom: text,
    source: Label,
    checked: text,
  },
})
const Movement = object({
  ...{ item: text, label: Label, version: text, group: text, points: number, capped: number },
  cap: orNull(object({ points: number, per: text })),
  ...{ time: text, seq: int, kind: text, kindLabel: Label, org: text },
})
export const OwnScore: z.ZodType<OwnScoreAnswer> = object({
  ...{ ...at, year: int, notice: Label, ruleSet: orNull(ScoreSet), total: number, movements: z.array(Movement) },
})
/** Classes of scores by id, and from which score on they count. */
const Labels = z.record(text, object({ zh: text, en: text, from: orNull(number).exactOptional() }))
const Distribution = z.array(
  object({ type: text, label: Label, counts: z.record(text, orNull(int)), total: orNull(int) }),
)
const person = { pseudonym: text, name: orNull(text), total: number }
export const Scores: z.ZodType<ScoresAnswer> = object({
  ...{ ...scoped, year: int, notice: Label, classes: Labels, ruleSets: z.array(ScoreSet) },
  members: Distribution,
  branches: Distribution,
  people: orNull(z.array(object(person))),
})
export const Simulated: z.ZodType<SimulateAnswer> = object({
  ...{ ...scoped, from: text, to: text, notice: Label, ruleSet: ScoreSet, classes: Labels, changes: Labels },
  ...{ before: Distribution, after: Distribution, moves: Distribution },
  people: orNull(z.array(object({ ...person, before: number }))),
})

const Standing = z.enum(['too-early', 'due', 'overdue', 'fine'])
const ground = { article: text, version: text, checked: Check }
export const Evaluated: z.ZodType<EvaluateAnswer> = object({
  ...ground,
  provisional: z.boolean(),
  result: z.discriminatedUnion('kind', [
    object({ kind: z.literal('earliest'), earliest: text, standing: Standing }),
    object({ kind: z.literal('due'), due: text, standing: Standing }),
    object({ kind: z.literal('verdict'), passes: z.boolean(), because: z.array(Label) }),
    object({ kind: z.literal('amount'), fen: int, perMille: orNull(number) }),
    object({ kind: z.literal('range'), leastFen: int, mostFen: int }),
    object({ kind: z.literal('class'), class: text, label: Label }),
  ]),
})
const Version = object({ ...ground, validFrom: text, validTo: orNull(text), source: text, parameters: z.unknown() })
export const Rules: z.ZodType<RulesAnswer> = object({
  sets: z.array(object({ id: text, label: Label, versions: z.array(Version) })),
  rules: z.array(
    object({
      ...{ id: text, set: text, label: Label, remedy: Label, facts: z.unknown() },
      example: z.record(text, z.unknown()),
      grounds: z.array(object(ground)),
    }),
  ),
})

export const Targets: z.ZodType<TargetsAnswer> = object({
  ...{ ...scoped, year: int, day: text, yearShare: number, setBy: orNull(text), isDemo: z.boolean() },
  targets: z.array(
    object({
      ...{ metric: text, label: Label, unit: Unit, value: orNull(number), state: State },
      aim: z.enum(['at-least', 'at-most']),
      pace: z.enum(['year', 'always']),
      ...{ target: orNull(number), dueToday: orNull(number), distance: orNull(number), behind: orNull(number) },
    }),
  ),
})
export const Compared: z.ZodType<CompareAnswer> = object({
  ...{ ...scoped, at: text, earlierAt: text },
  rows: z.array(
    object({
      ...{ metric: text, value: orNull(number), earlier: orNull(number), difference: orNull(number) },
      ...{ target: orNull(number), distance: orNull(number) },
    }),
  ),
})
export const Governance: z.ZodType<GovernanceAnswer> = object({
  ...{ day: text, since: text, unusedDays: int, proposed: int },
  metrics: z.array(
    object({
      ...{ id: text, label: Label, scene: text, owner: text, openedBy: z.record(text, text) },
      lastOpened: orNull(text),
      isProposedToRetire: z.boolean(),
    }),
  ),
  burden: z.array(
    object({
      ...{ scene: text, label: Label, fieldsAYear: orNull(number) },
      asks: z.array(
        object({
          ...{ kind: text, of: text, fields: int, timesAYear: number },
          people: orNull(number),
          fieldsAYear: orNull(number),
        }),
      ),
    }),
  ),
  columns: z.array(object({ column: text, class: z.enum(['public', 'internal', 'personal']), purpose: Label })),
})

export const Quiet: z.ZodType<QuietAnswer> = object({
  ...{ version: int, scope: text, days: int, branches: int, quiet: int },
  rows: z.array(object({ org: text, name: text, last: orNull(text) })),
})
export const Place: z.ZodType<PlaceAnswer> = object({
  ...{ version: int, scope: text, metric: text, value: orNull(number) },
  parent: orNull(object({ org: text, name: text })),
  distribution: orNull(
    object({
      ...{ units: int, lower: number, median: number, upper: number, from: number, to: number },
      ...{ steps: z.array(int), own: orNull(int) },
    }),
  ),
})
