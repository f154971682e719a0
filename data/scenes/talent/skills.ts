import { defineKeyedFold, early, type KeyedEvent, refuse, stay } from '../../language/keyed.ts'
import type { Entry, Step } from '../../language/project.ts'
import { heldSkill } from './measures.ts'
import { REASONS, type Skill } from './vocabulary.ts'

/** What a member has declared, in order and joined by commas; `org`: where the member belongs. */
export type SkillsState = { readonly org: number; readonly skills: string }

const listOf = ({ skills }: SkillsState) => (skills === '' ? [] : skills.split(','))

/**
 * The skills of one member, each declared once until withdrawn. They go with the member to another organisation, and
 * out of the record with whoever is a member no more.
 *
 * Amounts: skills, persons. Invariant: the skills on record sum over their categories.
 */
export const skillsFold = defineKeyedFold<SkillsState>({
  id: 'skills',
  label: { zh: '党员专长', en: 'Skills of a member' },
  kinds: [
    'skill.declared',
    'skill.withdrawn',
    'match.proposed',
    'member.transferred',
    'member.stopped',
    'member.expelled',
    'member.deceased',
  ],
  keys: ({ member }) => [{ key: member }],
  initial: { org: -1, skills: '' },
  step(state, event): Step<SkillsState> {
    const known = listOf(state)
    const skill = String(event.data.skill)
    switch (event.kind) {
      case 'skill.declared':
        if (known.includes(skill)) return refuse('data.skill', REASONS['skill-declared'])
        return become(state, { event, org: event.org, skills: [...known, skill].sort() })
      case 'skill.withdrawn':
        if (!known.includes(skill)) return early('data.skill', REASONS['skill-none'])
        return become(state, { event, org: state.org, skills: known.filter((each) => each !== skill) })
      case 'match.proposed':
        return known.includes(skill) ? stay(state) : early('data.skill', REASONS['skill-none'])
      case 'member.transferred': {
        const to = event.orgs.to ?? -1
        return become(state, { event, org: to, skills: to === -1 ? [] : known })
      }
      default:
        return become(state, { event, org: -1, skills: [] })
    }
  },
})

function become(
  before: SkillsState,
  to: { event: KeyedEvent; org: number; skills: readonly string[] },
): Step<SkillsState> {
  const state = { org: to.skills.length === 0 ? -1 : to.org, skills: to.skills.join(',') }
  const { ts } = to.event
  const entries = [...entriesOf(before, { ts, amount: -1 }), ...entriesOf(state, { ts, amount: 1 })]
  return { ok: true, state, entries: netOf(entries) }
}

function entriesOf(state: SkillsState, { ts, amount }: { ts: number; amount: 1 | -1 }): Entry[] {
  const skills = listOf(state)
  if (skills.length === 0) return []
  const post = (measure: string, times: number): Entry => ({ ts, org: state.org, measure, amount: times * amount })
  return [
    post('skill.person', 1),
    post('skill.held', skills.length),
    ...skills.map((skill) => post(heldSkill.code(skill as Skill), 1)), // only declared ones get into the state
  ]
}

/** Entries of one instant, those that cancel each other left out. */
function netOf(entries: readonly Entry[]): Entry[] {
  const sums = new Map<string, Entry>()
  for (const entry of entries) {
    const name = `${entry.org} ${entry.measure}`
    sums.set(name, { ...entry, amount: (sums.get(name)?.amount ?? 0) + entry.amount })
  }
  return [...sums.values()].filter(({ amount }) => amount !== 0)
}
