import { setImmediate as nextTurn } from 'node:timers/promises'
import { ROLE_SOURCE } from '../../data/contract/envelope.ts'
import { RECORD_KINDS } from '../../data/contract/record-kinds.ts'
import type { BranchAnswer, Developing, RecordedEvent } from '../../data/contract/records.ts'
import type { Label } from '../../data/language/label.ts'
import { formatDay, formatInstant, toCalendar, toDay } from '../../data/language/time.ts'
import { EVENTS, KIND_INDEX, MEASURE_INDEX } from '../../data/scenes/index.ts'
import { type DevelopmentState, STAND } from '../../data/scenes/organisation/development/dates.ts'
import { stepsAt } from '../../data/scenes/organisation/development/steps.ts'
import { STAGES, STEPS } from '../../data/scenes/organisation/development/vocabulary.ts'
import type { DuesState } from '../../data/scenes/organisation/dues/months.ts'
import { CHANNELS } from '../../data/scenes/organisation/dues/vocabulary.ts'
import { meetingForm } from '../../data/scenes/organisation/measures.ts'
import { STANDING } from '../../data/scenes/organisation/member-state.ts'
import { MEETING_FORMS, STATUSES } from '../../data/scenes/organisation/vocabulary.ts'
import { ACTIVITY_KINDS } from '../../data/scenes/organisation/work/vocabulary.ts'
import { orgOf, type Reading } from './answers.ts'
import type { Core } from './core.ts'
import { effectiveOf } from './effective.ts'
import { membersAt, pseudonymOf } from './scores.ts'
import { quote } from './sql.ts'
import { answerStates } from './states.ts'

const LATEST = 10
const MONTHS = 3
const STAGE_NAMES = [...Object.keys(STAGES), 'probationary']

/** `GET /api/branch`. Decides nothing about who may see it: names are in it. */
export async function answerBranch(
  { scope }: { scope: string },
  at: { reading: Reading; now: number },
): Promise<BranchAnswer> {
  const { core, durable } = at.reading
  const org = orgOf(core, scope)
  const version = core.seq
  await durable(version)
  await core.ledger.through(version)
  const members: BranchAnswer['members'][number][] = []
  for (const id of membersAt(org, core)) {
    // Each look-up reads a block of the journal.
    await nextTurn()
    const pseudonym = pseudonymOf(id, core)
    const isFull = core.registry.members.int(id, 'status') === STANDING.full
    members.push({ pseudonym, name: core.journal.nameOf(pseudonym) ?? null, isFull })
  }
  const developing = await developingAt(org, core)
  const kinds: BranchAnswer['kinds'][number][] = []
  for (const kind of RECORD_KINDS) {
    const event = EVENTS[KIND_INDEX.get(kind) ?? -1]
    if (!event) continue
    const { owner, latest } = await recordedAt(org, { kind, core, version })
    kinds.push({ kind, label: event.label, owner, latest })
  }
  return {
    ...{ version, org: scope, developing, kinds },
    ...{ choices: CHOICES, steps: choicesOf(STEPS), members: members.sort(byName) },
    lastHeld: await lastHeldAt(org, core),
    dues: await duesAt(org, { core, months: lastMonths(at.now) }),
  }
}

const choicesOf = (words: Readonly<Record<string, Label>>) =>
  Object.entries(words).map(([id, label]) => ({ id, label }))
const CHOICES: BranchAnswer['choices'] = {
  'meeting.held': choicesOf(MEETING_FORMS),
  'activity.held': choicesOf(ACTIVITY_KINDS),
  'dues.paid': choicesOf(CHANNELS),
}

/** As a list of names is read; who has none stands last. */
function byName(a: { name: string | null; pseudonym: string }, b: { name: string | null; pseudonym: string }): number {
  if (a.name !== null && b.name !== null && a.name !== b.name) return a.name < b.name ? -1 : 1
  if (a.name !== b.name) return a.name === null ? 1 : -1
  return a.pseudonym < b.pseudonym ? -1 : 1
}

/** The present states of a keyed fold whose keys an organisation owns. */
async function statesAt<State>(org: number, at: { fold: string; core: Core }): Promise<(readonly [string, State])[]> {
  const rows = await at.core.ledger.read(
    `SELECT key, arg_max(state, seq) FROM item WHERE fold = ${quote(at.fold)} GROUP BY key HAVING arg_max(owner, seq) = ${org}
     ORDER BY key`,
  )
  // Written by the fold of that name.
  return rows.map(([key, state]) => [String(key), JSON.parse(String(state)) as State] as const)
}

async function developingAt(org: number, core: Core): Promise<Developing[]> {
  const states = await statesAt<DevelopmentState>(org, { fold: 'development', core })
  return states
    .filter(({ 1: state }) => state.stage >= STAND.applicant && state.stage <= STAND.probation && state.gone !== 1)
    .map(([pseudonym, { stage, since, inspected, extended }]) => {
      const name = STAGE_NAMES[stage - 1] ?? ''
      return {
        pseudonym,
        name: core.journal.nameOf(pseudonym) ?? null,
        stage: name,
        stageLabel: { ...STAGES, probationary: STATUSES.probationary }[name as keyof typeof STAGES], // of that list
        since: formatDay(toDay(since)),
        inspected: formatDay(toDay(Math.max(since, inspected))),
        extensions: extended > 0 ? [extended] : [],
        steps: stepsAt(stage).map((id) => ({ id, label: STEPS[id] })),
      }
    })
}

/** Who reports a kind for an organisation, and the latest of it. What was taken back is not there, and owns nothing. */
async function recordedAt(
  org: number,
  at: { kind: string; core: Core; version: number },
): Promise<{ owner: string | null; latest: RecordedEvent[] }> {
  const { core } = at
  const of = `FROM event JOIN source ON source.id = event.source
WHERE event.kind = ${KIND_INDEX.get(at.kind) ?? -1} AND event.org = ${org} AND event.seq <= ${at.version}`
  const [first] = await core.ledger.read(
    `SELECT source.code ${of} AND NOT starts_with(source.code, ${quote(ROLE_SOURCE)}) ORDER BY event.ts DESC, event.seq DESC LIMIT 1`,
  )
  const rows = await core.ledger.read(`SELECT event.seq ${of} ORDER BY event.ts DESC, event.seq DESC LIMIT ${LATEST}`)
  const latest = rows.flatMap(([seq]) => recordedEvent(Number(seq), at) ?? [])
  return { owner: first === undefined ? null : String(first[0]), latest }
}

function recordedEvent(seq: number, { core, version }: { core: Core; version: number }): RecordedEvent | undefined {
  const now = effectiveOf(seq, { before: version + 1, core })
  if (!now) return undefined
  const { id, source, ts } = now.incoming
  // Here the payload itself is wanted, also of stateless kinds.
  const [state] = answerStates({ scope: 'root', kind: 'event', source, keys: [id] }, core)
  const isCorrected = core.journal.history(`c:${seq}`).length > 0
  const isOwn = source.startsWith(ROLE_SOURCE)
  return { id, seq, time: formatInstant(ts), source, isOwn, isCorrected, data: state?.state ?? {} }
}

async function lastHeldAt(org: number, core: Core): Promise<Record<string, string>> {
  const forms = new Map(
    Object.keys(MEETING_FORMS).map((form) => [
      MEASURE_INDEX.get(meetingForm.code(form as keyof typeof MEETING_FORMS)) ?? -1, // keys() forgets the type
      form,
    ]),
  )
  const rows = await core.ledger.read(`SELECT measure, max(ts) FROM (
  SELECT measure, ts FROM entry WHERE org = ${org} AND measure IN (${[...forms.keys()].join(', ')})
  GROUP BY measure, ts HAVING sum(amount) > 0
) GROUP BY measure`)
  return Object.fromEntries(
    rows.map(([measure, ts]) => [forms.get(Number(measure)) ?? '', formatDay(toDay(Number(ts)))]),
  )
}

/** This month and those before it, `2026-03`. */
function lastMonths(now: number): readonly string[] {
  const { year, month } = toCalendar(toDay(now))
  return Array.from({ length: MONTHS }, (_, back) => {
    const at = year * 12 + month - 1 - back
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}

async function duesAt(org: number, at: { core: Core; months: readonly string[] }): Promise<BranchAnswer['dues']> {
  const states = await statesAt<DuesState>(org, { fold: 'dues-member', core: at.core })
  return states.flatMap(([key, { assessed, paid, unmatched }]) => {
    const [pseudonym = '', month = ''] = key.split('/')
    if (!at.months.includes(month)) return []
    return { pseudonym, month, assessedFen: assessed < 0 ? null : assessed, paidFen: paid + unmatched }
  })
}
