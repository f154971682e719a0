import { keysOf } from '../../../language/label.ts'
import { OCCUPATIONS, type Occupation, SECTORS, type Sector } from '../vocabulary.ts'

/*
 * Which values of two axes go together: relative weights that steer a table whose sums are given. Assumption (A)
 * throughout; a 0 forbids the pair.
 */

/** Occupations in the order of `OCCUPATIONS`: 工人, 农牧渔民, 专技, 管理, 机关, 学生, 其他, 离退休. */
const BY_SECTOR: Readonly<Record<Sector, readonly number[]>> = {
  government: [0.3, 0.01, 0.8, 0.8, 9, 0.001, 0.3, 1],
  school: [0.2, 0.01, 6, 1, 0.1, 0.05, 0.3, 0.8],
  university: [0.1, 0.001, 2.5, 0.8, 0.1, 30, 0.2, 0.6],
  hospital: [0.3, 0.001, 7, 0.8, 0.1, 0.02, 0.3, 0.8],
  institution: [0.6, 0.05, 3, 1.5, 0.8, 0.001, 0.6, 0.8],
  'state-enterprise': [2.5, 0.02, 2, 2.5, 0.05, 0.001, 0.6, 1],
  'private-enterprise': [3.2, 0.1, 2, 3, 0.01, 0.01, 1.8, 0.25],
  social: [0.6, 0.1, 2.5, 1.5, 0.05, 0.02, 2.5, 0.8],
  community: [0.8, 0.4, 0.4, 0.6, 0.05, 0.05, 1.4, 3],
  village: [0.4, 9, 0.15, 0.4, 0.02, 0.03, 0.5, 0.5],
}

/** Age bands in the order of `AGE_BANDS`. */
const AGE_OF: Readonly<Record<Occupation, readonly number[]>> = {
  worker: [1, 1.2, 1.3, 1.3, 1.2, 1, 0.8, 0.1],
  farmer: [0.15, 0.3, 0.5, 0.7, 1, 1.2, 1.4, 1.6],
  professional: [1.5, 1.8, 1.6, 1.3, 1, 0.8, 0.5, 0.02],
  manager: [0.9, 1.4, 1.5, 1.5, 1.3, 1.1, 0.8, 0.03],
  official: [1.1, 1.4, 1.4, 1.2, 1.1, 1, 0.8, 0.005],
  student: [1, 0.03, 0, 0, 0, 0, 0, 0],
  'other-occupation': [1, 1.2, 1.1, 1, 1, 0.9, 0.8, 0.3],
  retired: [0, 0, 0, 0, 0, 0.02, 0.35, 3],
}

/** The share of women by age band, and how an occupation shifts their odds. */
const WOMEN = [0.52, 0.47, 0.42, 0.4, 0.37, 0.33, 0.3, 0.22]
const WOMEN_IN: Readonly<Partial<Record<Occupation, number>>> = {
  worker: 0.7,
  farmer: 0.5,
  professional: 1.4,
  student: 1.2,
  manager: 0.9,
}

/** Education by age band: young, middle, older, oldest; in the order of `EDUCATIONS`. */
const EDUCATION = [
  [0.16, 0.5, 0.24, 0.08, 0.02],
  [0.12, 0.42, 0.26, 0.14, 0.06],
  [0.05, 0.25, 0.25, 0.27, 0.18],
  [0.01, 0.07, 0.12, 0.3, 0.5],
]
const EDUCATION_IN: Readonly<Partial<Record<Occupation, readonly number[]>>> = {
  worker: [0.1, 0.5, 1.1, 1.4, 1.1],
  farmer: [0.02, 0.15, 0.5, 1.2, 2.2],
  professional: [2, 1.6, 0.9, 0.4, 0.1],
  manager: [1, 1.3, 1, 0.7, 0.3],
  official: [2, 1.8, 0.8, 0.3, 0.05],
  student: [3, 1.5, 0.2, 0.05, 0.01],
}

/** Joining bands of full members by age band, and last the probationary members. */
const STANDING_AT = [
  [0, 0, 0, 1, 0.35],
  [0, 0, 0.5, 0.5, 0.05],
  [0, 0, 0.72, 0.28, 0.02],
  [0, 0, 0.84, 0.16, 0.012],
  [0, 0, 0.9, 0.1, 0.007],
  [0, 0, 0.94, 0.06, 0.004],
  [0, 0, 0.96, 0.04, 0.002],
  [0.004, 0.5, 0.48, 0.015, 0],
]

export const SECTOR_KEYS = keysOf(SECTORS)
export const OCCUPATION_KEYS = keysOf(OCCUPATIONS)
export const AGE_COUNT = 8

export function occupationInSector(sector: number, occupation: number): number {
  const key = SECTOR_KEYS[sector]
  return key === undefined ? 0 : (BY_SECTOR[key][occupation] ?? 0)
}

export function ageInOccupation(occupation: number, age: number): number {
  const key = OCCUPATION_KEYS[occupation]
  return key === undefined ? 0 : (AGE_OF[key][age] ?? 0)
}

/** People of one occupation and age band: `occupation × 8 + age`. */
export type Cohort = number
const occupationOf = (cohort: Cohort) => OCCUPATION_KEYS[Math.floor(cohort / AGE_COUNT)]
const ageOf = (cohort: Cohort) => cohort % AGE_COUNT

export function genderInCohort(cohort: Cohort, gender: number): number {
  const occupation = occupationOf(cohort)
  const women = WOMEN[ageOf(cohort)] ?? 0
  const odds = (women / (1 - women)) * ((occupation && WOMEN_IN[occupation]) ?? 1)
  return gender === 0 ? odds : 1
}

export function educationInCohort(cohort: Cohort, education: number): number {
  const occupation = occupationOf(cohort)
  const age = ageOf(cohort)
  const row = EDUCATION[age < 2 ? 0 : age < 4 ? 1 : age < 7 ? 2 : 3]
  return (row?.[education] ?? 0) * ((occupation && EDUCATION_IN[occupation]?.[education]) ?? 1)
}

/** Standing: the joining band of a full member (0–3), or 4 for a probationary one. */
export const PROBATIONARY = 4
export function standingInCohort(cohort: Cohort, standing: number): number {
  const likely = STANDING_AT[ageOf(cohort)]?.[standing] ?? 0
  return standing === PROBATIONARY && occupationOf(cohort) === 'student' ? likely * 2.5 : likely
}
