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

/** The city's own figures where it has them, the nation's proportions elsewhere, all by largest remainders. */
export function censusOf(size: Size): Census {
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
    joined: apportion(members, NATION_TRUTH.joined),
    occupation: apportion(members, NATION_TRUTH.occupation),
    ethnicity: half(NATION_TRUTH.minority).reverse(),
    status: half(NATION_TRUTH.admitted).reverse(),
  }
}
