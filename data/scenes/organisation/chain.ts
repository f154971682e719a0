import type { Label } from '../../language/label.ts'
import { type Day, parseDay } from '../../language/time.ts'
import { CHARTS, STAGES, STEPS } from './development/vocabulary.ts'
import { CHANNELS } from './dues/vocabulary.ts'
import { STATUSES } from './vocabulary.ts'

/** The keyed folds that hold a person's life, and those whose keys begin with the person. */
export const LIFE_FOLDS = { own: ['development', 'presence'], byMonth: ['dues-member'] } as const

/** The keyed folds that hold what somebody took part in or did in a year: their keys are a person and a year. */
export const YEAR_FOLDS = ['took-part', 'learner-year', 'service-year', 'volunteer-year', 'report-in'] as const

/** Where somebody stands in a life as a chain, beside the stages of a development and the status of a member. */
const STANDS: Readonly<Record<string, Label>> = {
  ...STAGES,
  full: { zh: '正式党员', en: 'Full member' },
  probationary: { zh: '预备党员', en: 'Probationary member' },
  ended: { zh: '培养终止', en: 'Development ended' },
  stopped: { zh: '停止党籍', en: 'Membership stopped' },
  expelled: { zh: '出党', en: 'Expelled' },
  deceased: { zh: '去世', en: 'Deceased' },
  left: { zh: '转出本市', en: 'Left the city' },
}

/** What of an event a chain reads. */
interface Told {
  readonly kind: string
  readonly data: Readonly<Record<string, unknown>>
}

/** How somebody stands: now, and what a restoration brings back. */
export interface Standing {
  readonly now: string
  readonly before: string
}

export const UNKNOWN: Standing = { now: '', before: '' }
export const standingLabel = ({ now }: Standing): Label | null => STANDS[now] ?? null

/** How somebody stands after an event. */
export function nextStanding(at: Standing, { kind, data }: Told): Standing {
  const to = (now: string): Standing => ({ now, before: now })
  const out = (now: string): Standing => ({ now, before: at.now in STATUSES ? at.now : at.before })
  switch (kind) {
    case 'development.step':
      return developed(at, data)
    case 'member.registered':
      return to(data.status === 'probationary' ? 'probationary' : 'full')
    case 'member.admitted':
      return to('probationary')
    case 'member.converted':
      return to('full')
    case 'member.stopped':
    case 'member.expelled':
    case 'member.deceased':
      return out(kind.slice('member.'.length))
    case 'member.restored':
      return to(at.before)
    case 'member.transferred':
      if (data.to === null) return out('left')
      return data.from === null ? to(statusOf(data.profile)) : at
    default:
      return at
  }
}

function statusOf(profile: unknown): string {
  return typeof profile === 'object' && profile !== null && 'status' in profile ? String(profile.status) : 'full'
}

function developed(at: Standing, { step, stage }: Told['data']): Standing {
  if (step === 'application') return { now: 'applicant', before: '' }
  if (step === 'registered') return { now: String(stage), before: '' }
  return step === 'activist' || step === 'candidate' || step === 'ended' ? { now: step, before: '' } : at
}

/** What the event itself says: the step of a development, the channel of a payment. */
export function detailOf({ kind, data }: Told): Label | null {
  const words: Readonly<Record<string, Label>> = kind === 'dues.paid' ? CHANNELS : STEPS
  return words[String(kind === 'dues.paid' ? data.channel : data.step)] ?? null
}

/** The number of a step in the chart that was in use on a day. */
export function numberOf({ data }: Told, day: Day): number | null {
  const steps: readonly string[] = CHARTS.findLast(({ from }) => (parseDay(from) ?? 0) <= day)?.steps ?? []
  const nr = steps.indexOf(String(data.step))
  return nr < 0 ? null : nr + 1
}
