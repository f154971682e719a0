import type { Measure } from '../../language/measure.ts'
import type { Day } from '../../language/time.ts'
import {
  memberAge,
  memberEducation,
  memberEthnicity,
  memberGender,
  memberJoined,
  memberOccupation,
  memberStatus,
} from './measures.ts'
import { ageBandIn, joiningBandOf, type Month, monthOf, toMonth } from './months.ts'
import { AGE_BANDS, EDUCATIONS, ETHNICITIES, GENDERS, indexOf, OCCUPATIONS, STATUSES } from './vocabulary.ts'

/** Where a member stands. `full` and `probationary` are in stock. */
export const STANDING = {
  none: 0,
  full: 1,
  probationary: 2,
  stopped: 3,
  expelled: 4,
  deceased: 5,
  left: 6,
} as const

/**
 * A member as the registry holds it: whole numbers only.
 *
 * `org` is where the member counts now (−1 while not in stock), `home` where it counts or counted last; `stage`
 * is the status in stock that a restoration brings back (1 full, 2 probationary); gender, education, occupation,
 * ethnicity and joined are places in their vocabularies; `birth` is months since 1900-01; `transferTo` is the
 * receiver of an open transfer (−1 none, −2 outside the city).
 */
export type MemberState = {
  readonly org: number
  readonly home: number
  readonly status: number
  readonly stage: number
  readonly gender: number
  readonly birth: Month
  readonly education: number
  readonly occupation: number
  readonly ethnicity: number
  readonly joined: number
  readonly transferTo: number
}

export const NO_TRANSFER = -1
export const TO_OUTSIDE = -2

export const NOBODY: MemberState = {
  org: -1,
  home: -1,
  status: STANDING.none,
  stage: 0,
  gender: 0,
  birth: 0,
  education: 0,
  occupation: 0,
  ethnicity: 0,
  joined: 0,
  transferTo: NO_TRANSFER,
}

/** Whether the member counts in `member.stock`. */
export function isInStock(state: MemberState): boolean {
  return state.status === STANDING.full || state.status === STANDING.probationary
}

const codesOf = (axis: { measures: readonly Measure[] }) => axis.measures.map((measure) => measure.code)
const GENDER = codesOf(memberGender)
const AGE = codesOf(memberAge)
const AGE_BAND_COUNT = Object.keys(AGE_BANDS).length
const EDUCATION = codesOf(memberEducation)
const OCCUPATION = codesOf(memberOccupation)
const ETHNICITY = codesOf(memberEthnicity)
const JOINED = codesOf(memberJoined)
const STATUS = codesOf(memberStatus)

function at(codes: readonly string[], index: number): string {
  const code = codes[index]
  if (code === undefined) throw new Error(`no value ${index} among ${codes.join(', ')}`)
  return code
}

const NOTHING: readonly string[] = []

/** The measures in which a member counts 1 on a day: the stock and one value of each axis. */
export function measuresOf(state: MemberState, day: Day): readonly string[] {
  if (!isInStock(state)) return NOTHING
  return [
    'member.stock',
    at(GENDER, state.gender),
    ageMeasure(state.gender, ageBandIn(state.birth, monthOf(day))),
    at(EDUCATION, state.education),
    at(JOINED, state.joined),
    at(OCCUPATION, state.occupation),
    at(ETHNICITY, state.ethnicity),
    at(STATUS, state.status - 1),
  ]
}

/** The measure of a band of age of one sex. */
export function ageMeasure(gender: number, band: number): string {
  return at(AGE, gender * AGE_BAND_COUNT + band)
}

const genderIndex = indexOf(GENDERS)
const educationIndex = indexOf(EDUCATIONS)
const occupationIndex = indexOf(OCCUPATIONS)
const ethnicityIndex = indexOf(ETHNICITIES)
const statusIndex = indexOf(STATUSES)

type Data = Readonly<Record<string, unknown>>

/** A new member of `org` after the profile in an event's data; `joined` is a month. */
export function toMember(org: number, data: Data, status: number, joined: Month): MemberState {
  return {
    org,
    home: org,
    status,
    stage: status,
    gender: genderIndex(data.gender),
    birth: toMonth(String(data.birthMonth)),
    education: educationIndex(data.education),
    occupation: occupationIndex(data.occupation),
    ethnicity: ethnicityIndex(data.ethnicity),
    joined: joiningBandOf(joined),
    transferTo: NO_TRANSFER,
  }
}

/** The status in a profile; full where it says nothing. */
export function statusIn(data: Data): number {
  return data.status === undefined ? STANDING.full : statusIndex(data.status) + 1
}

/** The member with the fields that are given. */
export function withChanges(state: MemberState, data: Data): MemberState {
  return {
    ...state,
    gender: data.gender === undefined ? state.gender : genderIndex(data.gender),
    birth: data.birthMonth === undefined ? state.birth : toMonth(String(data.birthMonth)),
    education: data.education === undefined ? state.education : educationIndex(data.education),
    occupation: data.occupation === undefined ? state.occupation : occupationIndex(data.occupation),
    ethnicity: data.ethnicity === undefined ? state.ethnicity : ethnicityIndex(data.ethnicity),
  }
}
