import type { RecordKind } from '../../data/contract/record-kinds.ts'
import type { BranchAnswer, Developing } from '../../data/contract/records.ts'
import { redactText } from '../../data/language/personal.ts'
import type { Refusal } from '../../data/language/project.ts'
import { defineReasons, toRefusal } from '../../data/language/reason.ts'
import { formatDay, parseInstant, toDay } from '../../data/language/time.ts'
import { evaluate, type Ruling, ruleById } from '../../data/rules/evaluate.ts'
import type { Rule } from '../../data/rules/rule.ts'
import { REASONS as DEVELOPMENT } from '../../data/scenes/organisation/development/reasons.ts'

const REASONS = defineReasons({
  'record-owned': {
    zh: '这类记录由其他系统报送，请在那里办理；有误可在此提出异议',
    en: 'Another system reports this kind for the branch: do it there, or contest here what is wrong',
  },
  'record-stranger': { zh: '名单里有不是本支部的人', en: 'The list names somebody who is not of this branch' },
  'record-identifier': {
    zh: '这里填单位系统里的人员编号，不能填身份证号或手机号',
    en: 'The code by which the systems know the person, never an ID or phone number',
  },
  'record-future': { zh: '时间不能晚于现在', en: 'It cannot lie in the future' },
})

/** A record as it is judged: what it says, of when. */
export interface Judged {
  readonly kind: RecordKind
  readonly time: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Somebody whose record begins. */
export interface Newcomer {
  readonly pseudonym: string
  readonly isMember: boolean
}

/** Why a new record of a branch is refused before it is sent: another source's, strangers, a day to come, a rule. */
export function refusalOf(
  record: Judged,
  at: { branch: BranchAnswer; now: number; newcomer: Newcomer | null },
): Refusal | undefined {
  const { branch, newcomer } = at
  const isOwned = branch.kinds.some(({ kind, owner }) => kind === record.kind && owner !== null)
  if (isOwned) return toRefusal('kind', REASONS['record-owned'])
  const person = branch.developing.find(({ pseudonym }) => pseudonym === record.data.member)
  return (
    (newcomer ? newcomerRefusal(record, { ...at, newcomer }) : contentRefusal(record, at)) ??
    ruleRefusal(record, person)
  )
}

function newcomerRefusal(
  record: Judged,
  at: { branch: BranchAnswer; now: number; newcomer: Newcomer },
): Refusal | undefined {
  const { pseudonym, isMember } = at.newcomer
  if (isIdentifier(record.data.member) || isIdentifier(record.data.name))
    return toRefusal('data.member', REASONS['record-identifier'])
  if (isMember) return toRefusal('data.member', DEVELOPMENT['development-member'])
  if (at.branch.developing.some((each) => each.pseudonym === pseudonym))
    return toRefusal('data.member', DEVELOPMENT['development-begun'])
  return timeRefusal(record, at.now)
}

const isIdentifier = (text: unknown) => typeof text === 'string' && redactText(text) !== text

function timeRefusal({ time }: Judged, now: number): Refusal | undefined {
  return (parseInstant(time) ?? 0) > now ? toRefusal('time', REASONS['record-future']) : undefined
}

/** The same for what is put in place of a record: its own step is on record already, and its dates are not asked again. */
export function contentRefusal(
  record: Judged,
  { branch, now }: { branch: BranchAnswer; now: number },
): Refusal | undefined {
  const { kind, data } = record
  const late = timeRefusal(record, now)
  if (late) return late
  const known: ReadonlySet<unknown> = new Set(
    (kind === 'development.step' ? branch.developing : branch.members).map(({ pseudonym }) => pseudonym),
  )
  for (const field of ['member', 'members', 'absent']) {
    const named: readonly unknown[] = data[field] === undefined ? [] : [data[field]].flat()
    if (!named.every((each) => known.has(each))) return toRefusal(`data.${field}`, REASONS['record-stranger'])
  }
  return undefined
}

/** Which rule speaks of a step, and of what facts. */
function askedOf({ time, data }: Judged, person: Developing | undefined): { id: string; facts: object } | undefined {
  const day = formatDay(toDay(parseInstant(time) ?? 0))
  switch (data.step) {
    case 'application':
      // Sources know the month of birth alone: of age in the month is of age.
      return { id: 'development-age', facts: { birthDate: `${data.birthMonth}-01`, appliedOn: day } }
    case 'training':
      return { id: 'development-training', facts: { days: data.days, hours: data.hours } }
    case 'candidate':
      return person && { id: 'development-candidate-earliest', facts: { activistSince: person.since, listedOn: day } }
    case 'conversion-meeting': {
      const facts = { metOn: person?.since, extensions: person?.extensions, convertedOn: day }
      return person && { id: 'development-probation-end', facts }
    }
    default:
      return undefined
  }
}

/** What a rule forbids is not recorded here, whatever another source may report and have counted. */
function ruleRefusal(record: Judged, person: Developing | undefined): Refusal | undefined {
  const asked = record.kind === 'development.step' ? askedOf(record, person) : undefined
  const rule = asked && ruleById(asked.id)
  const facts = rule?.facts.safeParse(asked?.facts)
  if (!rule || !facts?.success) return undefined
  const outcome = evaluate(rule, { day: toDay(parseInstant(record.time) ?? 0), facts: facts.data })
  return outcome.ok ? toRuleRefusal(rule, outcome.ruling) : undefined
}

function toRuleRefusal(rule: Rule, { result, article }: Ruling): Refusal | undefined {
  const say = (zh: string, en: string): Refusal => ({
    field: 'data.step',
    code: rule.id,
    reason: `${article}：${zh}；${rule.remedy.zh}`,
    reasonEn: `${article}: ${en}. ${rule.remedy.en}`,
  })
  if (result.kind === 'earliest' && result.standing === 'too-early')
    return say(`最早 ${result.earliest}`, `not before ${result.earliest}`)
  if (result.kind === 'verdict' && !result.passes)
    return say(result.because.map(({ zh }) => zh).join('，'), result.because.map(({ en }) => en).join(', '))
  return undefined
}
