import { type Month, toMonth } from '../months.ts'
import { AGE_BANDS, JOINING_BANDS } from '../vocabulary.ts'
import { apportion } from './apportion.ts'
import { AGE_GROUPS, CITY_TRUTH, EDUCATION_SPLIT, NATION_TRUTH, SIZES, type Size } from './truth.ts'

/** How many members have each value of each axis at the opening; every list sums to `members`. */
export interface Census {
  readonly members: number
  /** Women, men. */
  readonly gender: readonly number[]
  /** In the order of `AGE_BANDS`. */
  readonly age: readonly number[]
  /** In the order of `EDUCATIONS`. */
  readonly education: readonly number[]
  /** In the order of `JOINING_BANDS`. */
  readonly joined: readonly number[]
  /** In the order of `OCCUPATIONS`. */
  readonly occupation: readonly number[]
  /** In the order of `ETHNICITIES`. */
  readonly ethnicity: readonly number[]
  /** In the order of `STATUSES`. */
  readonly status: readonly number[]
}

/** Nobody is made older than this, whatever the age band allows. */
const OLDEST = 103
export const ADULT_MONTHS = 18 * 12
export const AGE_FROM: readonly number[] = Object.values(AGE_BANDS).map((band) => band.from)
export const JOINED_FROM: readonly Month[] = Object.values(JOINING_BANDS).map((band) => Math.max(0, toMonth(band.from)))

/** The earliest month in which somebody of an age band can have been born. */
export function earliestBirth(age: number, month: Month): Month {
  return Math.max(0, month - 12 * (AGE_FROM[age + 1] ?? OLDEST + 1) + 1)
}

/** The city's own figures where it has them, the nation's proportions elsewhere, all by largest remainders. */
export function censusOf(size: Size, month: Month): Census {
  const members = Math.round(CITY_TRUTH.members / SIZES[size])
  const age = apportion(members, CITY_TRUTH.age).flatMap((count, group) =>
    apportion(
      count,
      (AGE_GROUPS[group] ?? []).map((band) => NATION_TRUTH.age[band] ?? 0),
    ),
  )
  const half = (part: number) => apportion(members, [part, NATION_TRUTH.members - part])
  const [higher = 0, lower = 0] = half(NATION_TRUTH.college)
  return {
    members,
    gender: apportion(members, [CITY_TRUTH.women, CITY_TRUTH.members - CITY_TRUTH.women]),
    age,
    education: [...apportion(higher, EDUCATION_SPLIT.higher), ...apportion(lower, EDUCATION_SPLIT.lower)],
    joined: possible(apportion(members, NATION_TRUTH.joined), { age, month }),
    occupation: apportion(members, NATION_TRUTH.occupation),
    ethnicity: half(NATION_TRUTH.minority).reverse(),
    status: half(NATION_TRUTH.admitted).reverse(),
  }
}

/**
 * Joining bands that people of these ages can have had: the proportions of 2022 hold at an opening up to about 2030;
 * later the old bands empty into the next, as they do in life.
 */
function possible(joined: readonly number[], at: { age: readonly number[]; month: Month }): number[] {
  const result = [...joined]
  for (let band = 0; band + 1 < result.length; band++) {
    const end = JOINED_FROM[band + 1] ?? 0
    const room = at.age.reduce(
      (sum, count, age) => sum + (earliestBirth(age, at.month) + ADULT_MONTHS < end ? count : 0),
      0,
    )
    const earlier = result.slice(0, band).reduce((a, b) => a + b, 0)
    const over = Math.max(0, earlier + (result[band] ?? 0) - room)
    result[band] = (result[band] ?? 0) - over
    result[band + 1] = (result[band + 1] ?? 0) + over
  }
  return result
}
