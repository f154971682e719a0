import { Problem } from '../../data/contract/problem.ts'

/** Pages say by this header which build they are of. */
export const PAGE_BUILD = 'x-yuntu-build'

/**
 * What is wrong with a request that a page sent, now that its build is known: one of another build that was not understood
 * is old, which is nobody's mistake. What is understood counts, however old the page.
 */
export function ofPage(problem: Problem, at: { sent: unknown; build: string | null }): Problem {
  const isOld = typeof at.sent === 'string' && at.build !== null && at.sent !== at.build
  return isOld && problem.code === 'bad-request'
    ? new Problem('stale-page', undefined, { cause: problem.cause ?? problem })
    : problem
}
