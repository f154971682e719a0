import { defineKeyedFold, refuse } from '../../language/keyed.ts'
import { difference, type Step } from '../../language/project.ts'
import { toCalendar, toDay } from '../../language/time.ts'
import { REASONS } from './vocabulary.ts'

/** A member's year: dense ids of branch and community; −1 before the first report. */
export type ReportState = { readonly org: number; readonly community: number }

/** The key of a member's year, by the pseudonym. */
export function yearOf(event: { member: string; ts: number }): string {
  return `${event.member}/${toCalendar(toDay(event.ts)).year}`
}

/**
 * Who reported in a year: each person once, at the branch and at the community; a change of community moves the person.
 *
 * Amounts: persons. Invariant: over the whole city, reported = received.
 */
export const reportFold = defineKeyedFold<ReportState>({
  id: 'report-in',
  label: { zh: '年度报到', en: 'A member’s year' },
  kinds: ['report-in.made'],
  keys: (event) => [{ key: yearOf(event) }],
  initial: { org: -1, community: -1 },
  step(state, event): Step<ReportState> {
    const community = event.orgs.community ?? -1
    if (community === event.org) return refuse('data.community', REASONS['report-in-own'])
    if (community === state.community) return refuse('data.community', REASONS['report-in-twice'])
    const at = (org: number, measure: string) => ({ org, measures: org === -1 ? [] : [measure] })
    const { ts, org } = event
    const before = { branch: at(state.org, 'report.person'), community: at(state.community, 'report.received') }
    const after = { branch: at(org, 'report.person'), community: at(community, 'report.received') }
    return {
      ok: true,
      state: { org, community },
      entries: [
        ...difference({ ts, before: before.branch, after: after.branch }),
        ...difference({ ts, before: before.community, after: after.community }),
        ...(state.org === -1 ? [] : [{ ts, org, measure: 'report.changed', amount: 1 }]),
      ],
    }
  },
})
