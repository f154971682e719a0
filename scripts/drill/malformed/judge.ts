import { PROBLEMS, type ProblemBody } from '../../../data/contract/problem.ts'
import type { Rejection, TakenAnswer } from '../../../data/contract/rest.ts'
import type { Expected } from './batches.ts'
import type { Answered } from './client.ts'
import { findSentinel } from './sentinels.ts'

/** What an answer says that it should not, in words; and what it says of the records, for the sum of the run. */
export interface Judged {
  readonly faults: readonly string[]
  readonly taken: TakenAnswer | undefined
}

/** Judges the answer to a batch: nothing but 200 or a problem of the caller's, every record accounted for and explained. */
export function judgeBatch(answer: Answered, expected: Expected): Judged {
  const faults: string[] = []
  const leak = findSentinel(answer.text)
  if (leak !== undefined) faults.push(`the answer repeats ${leak}: ${answer.text.slice(0, 300)}`)
  if (answer.status === 200) {
    if (expected.kind === 'refused') faults.push(`taken instead of ${expected.statuses.join('/')}`)
    const taken = parseAnswer(answer) as TakenAnswer | undefined // as `POST /api/events` answers
    if (!taken) return { faults: [...faults, `no JSON: ${answer.text.slice(0, 200)}`], taken: undefined }
    const received = expected.kind === 'taken' ? expected.received : undefined
    return { faults: [...faults, ...faultsOfTaken(taken, received)], taken }
  }
  faults.push(...faultsOfProblem(answer))
  if (expected.kind === 'taken')
    faults.push(`refused with ${answer.status} instead of taken: ${answer.text.slice(0, 200)}`)
  else if (!expected.statuses.includes(answer.status))
    faults.push(`${answer.status} instead of ${expected.statuses.join('/')}`)
  const { partial } = (parseAnswer(answer) ?? {}) as { partial?: TakenAnswer } // a problem may tell what was taken before
  return { faults, taken: partial }
}

function faultsOfTaken(taken: TakenAnswer, received: number | undefined): string[] {
  const { accepted, duplicate, held, rejected } = taken
  const sum = accepted + duplicate + held + rejected.length
  const faults: string[] = []
  if (received !== undefined && sum !== received)
    faults.push(
      `${received} received, but ${accepted} accepted + ${duplicate} duplicate + ${held} held + ${rejected.length} rejected`,
    )
  if (!Number.isInteger(sum) || ![accepted, duplicate, held].every((n) => n >= 0)) faults.push('a count is none')
  const lines = new Set(rejected.map((r) => r.line))
  if (lines.size !== rejected.length) faults.push('a line is refused twice')
  return [...faults, ...rejected.flatMap(faultsOfRejection)]
}

function faultsOfRejection(rejection: Rejection): string[] {
  const { line, field, code, reason, reasonEn } = rejection
  const isWhole = Number.isInteger(line) && line >= 1 && typeof field === 'string'
  const isExplained = [code, reason, reasonEn].every((text) => typeof text === 'string' && text !== '')
  return isWhole && isExplained ? [] : [`refused without place or reason: ${JSON.stringify(rejection)}`]
}

/** A problem of the caller's, as RFC 9457 has it. */
export function faultsOfProblem(answer: Answered): string[] {
  const body = parseAnswer(answer) as ProblemBody | undefined // checked in what follows
  if (answer.status < 400 || answer.status > 499) return [`status ${answer.status}: ${answer.text.slice(0, 200)}`]
  if (!answer.type.startsWith('application/problem+json') || body === undefined)
    return [`${answer.status} is no problem+json: ${answer.type}`]
  const isProper = body.status === answer.status && Object.hasOwn(PROBLEMS, body.code) && body.title !== ''
  return isProper ? [] : [`no proper problem: ${answer.text.slice(0, 200)}`]
}

export function parseAnswer(answer: Answered): unknown {
  try {
    return JSON.parse(answer.text)
  } catch {
    return undefined
  }
}
