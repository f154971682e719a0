import type { RecordKind } from '../../../data/contract/record-kinds.ts'
import type { BranchAnswer } from '../../../data/contract/records.ts'
import { BEGINNINGS, beginningOf, isMonth, NEWCOMER, wrongText } from './beginning.ts'

/** A record while it is typed: every field as its text, so that nothing half typed is lost. */
export interface Draft {
  readonly kind: RecordKind
  /** `2026-06-20T14:00`, at +08:00. */
  readonly time: string
  /** The form of a meeting, the kind of an activity, the channel of a payment, or the step of a development. */
  readonly choice: string
  /** Whom a step is of. */
  readonly person: string
  /** `2026-06`, of a payment. */
  readonly month: string
  readonly numbers: Readonly<Record<string, string>>
  /** Who came, or paid; null: only how many. */
  readonly people: readonly string[] | null
  /** In yuan, by pseudonym. */
  readonly amounts: Readonly<Record<string, string>>
  /** Of somebody whose record begins: code, name, month of birth; where the person stands, and since when. */
  readonly texts: Readonly<Record<string, string>>
  /** An id of its own, the same however often it is sent. */
  readonly activity: string
}

/** What is sent of a draft, or the first field that is not as it must be. */
export type Filled =
  | { readonly ok: true; readonly time: string; readonly data: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly field: string }

const OF_STEP: Readonly<Record<string, readonly string[]>> = {
  training: ['days', 'hours'],
  notice: ['workingDays'],
  'branch-meeting': ['entitled', 'present', 'yes'],
  'conversion-meeting': ['entitled', 'present', 'yes'],
  extended: ['months'],
}

/** The numbers that a draft asks for. How many came follows from the list where there is one. */
export function numbersOf({ kind, choice, people }: Draft): readonly string[] {
  const came = people === null ? ['attended'] : []
  switch (kind) {
    case 'meeting.held':
      return ['expected', ...came, 'minutes']
    case 'activity.held':
      return [...came, 'minutes']
    case 'development.step':
      return OF_STEP[choice] ?? []
    case 'dues.paid':
      return []
  }
}

/** The form as it opens: with all that is known already. `now`: epoch ms; `activity`: an id nobody has. */
export function newDraft(kind: RecordKind, at: { branch: BranchAnswer | null; now: number; activity: string }): Draft {
  const { branch, now, activity } = at
  const time = new Date(now + 8 * 3_600_000).toISOString().slice(0, 16)
  const choice = branch ? (choicesOf(kind, { branch, person: '' })[0]?.id ?? '') : ''
  const members = branch?.members ?? []
  const full = members.filter(({ isFull }) => isFull).length
  const last = branch?.kinds.find((each) => each.kind === kind)?.latest[0]?.data.minutes
  const number = (n: number) => (n > 0 ? String(n) : '')
  return {
    ...{ kind, time, choice, activity, person: '', month: time.slice(0, 7), amounts: {}, texts: {} },
    people: kind === 'dues.paid' ? [] : null,
    numbers: {
      expected: number(members.length),
      entitled: number(full),
      minutes: typeof last === 'number' ? String(last) : '',
    },
  }
}

/** What may be chosen: the steps of a person are those of the stage. */
export function choicesOf(
  kind: RecordKind,
  { branch, person }: { branch: BranchAnswer; person: string },
): BranchAnswer['choices'][string] {
  if (kind !== 'development.step') return branch.choices[kind] ?? []
  if (person === NEWCOMER) return branch.steps.filter(({ id }) => id in BEGINNINGS)
  return branch.developing.find(({ pseudonym }) => pseudonym === person)?.steps ?? []
}

/** A record that is there, as a draft to be corrected. */
export function draftOf(
  kind: RecordKind,
  of: { time: string; data: Readonly<Record<string, unknown>> },
  empty: Draft,
): Draft {
  const { data } = of
  const text = (field: string) => (data[field] === undefined ? '' : String(data[field]))
  const list = (field: string) => (Array.isArray(data[field]) ? (data[field] as readonly unknown[]) : []) // just asked
  const paid = data.members === undefined ? [data.member] : list('members')
  const fens = data.members === undefined ? [data.fen] : list('fens')
  const people =
    kind === 'dues.paid' ? paid.map(String) : Array.isArray(data.members) ? list('members').map(String) : null
  return {
    ...empty,
    ...{ kind, people, time: of.time.slice(0, 16), person: text('member'), activity: text('activity') },
    choice: text(
      kind === 'meeting.held' ? 'form' : kind === 'activity.held' ? 'kind' : kind === 'dues.paid' ? 'channel' : 'step',
    ),
    month: text('month') || empty.month,
    numbers: Object.fromEntries(
      Object.entries(data).flatMap(([field, value]) => (typeof value === 'number' ? [[field, String(value)]] : [])),
    ),
    texts: Object.fromEntries(['birthMonth', 'stage', 'since'].map((field) => [field, text(field)])),
    amounts: Object.fromEntries(paid.map((who, i) => [String(who), (Number(fens[i]) / 100).toFixed(2)])),
  }
}

const WHOLE = /^\d{1,6}$/
const YUAN = /^(\d{1,7})(?:\.(\d{1,2}))?$/

/** Whole fen of a sum in yuan as it is typed; null where it is none, or nothing. */
export function toFen(text: string): number | null {
  const [, yuan, part = ''] = YUAN.exec(text.trim()) ?? []
  const fen = yuan === undefined ? 0 : Number(yuan) * 100 + Number(part.padEnd(2, '0'))
  return fen > 0 ? fen : null
}

/** What of a draft is sent. */
export function fill(draft: Draft, members: readonly string[]): Filled {
  const { kind, time, choice } = draft
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(time)) return { ok: false, field: 'time' }
  if (kind === 'development.step' && draft.person === '') return { ok: false, field: 'person' }
  if (choice === '') return { ok: false, field: 'choice' }
  const numbers: Record<string, number> = {}
  for (const field of numbersOf(draft)) {
    const text = (draft.numbers[field] ?? '').trim()
    // Of a training one of the two will do.
    if (text === '' && choice === 'training' && (draft.numbers.days || draft.numbers.hours)) continue
    if (!WHOLE.test(text)) return { ok: false, field }
    numbers[field] = Number(text)
  }
  const wrong = wrongText(draft)
  if (wrong !== undefined) return { ok: false, field: wrong }
  const data = dataOf(draft, { numbers, members })
  return 'field' in data ? { ok: false, field: data.field } : { ok: true, time: `${time}:00+08:00`, data: data.of }
}

function dataOf(
  draft: Draft,
  { numbers, members }: { numbers: Readonly<Record<string, number>>; members: readonly string[] },
): { readonly of: Readonly<Record<string, unknown>> } | { readonly field: string } {
  const { kind, choice, people } = draft
  const named = people && people.length > 0 ? { members: people } : {}
  const came = people === null ? {} : { attended: people.length }
  switch (kind) {
    case 'meeting.held': {
      // Who is expected and did not come is known only where all are expected.
      const isWhole = people !== null && (numbers.expected ?? 0) >= members.length
      const absent = isWhole ? { absent: members.filter((each) => !people.includes(each)) } : {}
      return { of: { form: choice, ...numbers, ...came, ...named, ...absent } }
    }
    case 'activity.held':
      return { of: { activity: draft.activity, kind: choice, ...numbers, ...came, ...named } }
    case 'development.step':
      return { of: { member: draft.person, step: choice, ...numbers, ...beginningOf(draft) } }
    case 'dues.paid': {
      const fens = (people ?? []).map((each) => toFen(draft.amounts[each] ?? ''))
      if (fens.length === 0) return { field: 'people' }
      return fens.includes(null)
        ? { field: 'amounts' }
        : { of: { month: draft.month, channel: choice, members: people, fens } }
    }
  }
}

/** The rule that speaks of a draft, with the facts that it is asked with; null where none does. */
export function ruleOf(draft: Draft, branch: BranchAnswer): { rule: string; at: string; facts: object } | null {
  const at = draft.time.slice(0, 10)
  const person = branch.developing.find(({ pseudonym }) => pseudonym === draft.person)
  if (draft.choice === '' || at === '') return null
  if (draft.kind === 'meeting.held') {
    const lastHeldOn = branch.lastHeld[draft.choice]
    const facts = { form: draft.choice, ...(lastHeldOn === undefined ? {} : { lastHeldOn }) }
    return { rule: 'meeting-rhythm', at, facts }
  }
  const { birthMonth = '' } = draft.texts
  if (draft.choice === 'application' && isMonth(birthMonth))
    return { rule: 'development-age', at, facts: { birthDate: `${birthMonth}-01`, appliedOn: at } }
  if (draft.kind !== 'development.step' || !person) return null
  const number = (field: string) => Number(draft.numbers[field] ?? 0) || 0
  switch (draft.choice) {
    case 'talk':
      return { rule: 'development-talk', at, facts: { appliedOn: person.since } }
    case 'inspection':
      return { rule: 'development-inspection', at, facts: { lastOn: person.inspected } }
    case 'candidate':
      return { rule: 'development-candidate-earliest', at, facts: { activistSince: person.since } }
    case 'training':
      return { rule: 'development-training', at, facts: { days: number('days'), hours: number('hours') } }
    case 'branch-meeting':
    case 'conversion-meeting': {
      const [entitled, present, yes] = [number('entitled'), number('present'), number('yes')]
      return entitled > 0 && yes <= present && present <= entitled
        ? { rule: 'vote-passes', at, facts: { entitled, present, yes } }
        : null
    }
    default:
      return null
  }
}
