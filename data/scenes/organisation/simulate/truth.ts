/** How large the simulated city is: everybody, or one in a hundred. */
export const SIZES = { small: 100, hangzhou: 1 } as const
export type Size = keyof typeof SIZES

/**
 * Hangzhou on 2022-12-31, exact: what the full population is at its opening.
 *
 * Units: persons, organisations. Source: 杭州市党内统计, published 2023-07-01; both tables sum exactly.
 */
export const CITY_TRUTH = {
  members: 786_721,
  women: 300_267,
  /** ≤ 35, 36–45, 46–60, ≥ 61. */
  age: [223_458, 168_426, 176_886, 217_951],
  organisations: 44_915,
  /** 机关, 事业, 企业, 社会组织, 村社区等. */
  domains: [5_638, 5_689, 16_127, 1_794, 15_667],
} as const

/** 基层党委, 党总支, 党支部 in per cent. Source: 浙江省党内统计, the ratio of kinds in the province. */
export const KIND_SHARES = [5.7, 7.3, 87.0] as const

/**
 * The nation on 2022-12-31: proportions for what the city does not publish.
 *
 * Units: 10,000 persons, rounded to 0.1. Source: 2022 年中国共产党党内统计公报.
 */
export const NATION_TRUTH = {
  members: 9804.1,
  admitted: 244.9,
  minority: 744.5,
  college: 5365.4,
  /** In the order of `AGE_BANDS`. */
  age: [1243.5, 1150.0, 1035.6, 896.6, 929.1, 897.5, 915.9, 2735.9],
  /** In the order of `JOINING_BANDS`. */
  joined: [9.6, 1360.9, 6053.2, 2380.5],
  /** In the order of `OCCUPATIONS`. */
  occupation: [664.9, 2603.2, 1589.8, 1126.5, 778.4, 290.1, 764.5, 1986.7],
} as const

/**
 * The nation on 2024-12-31, and its members a year before: the bulletin's table, for a population of one in a thousand.
 *
 * Units: 10,000 persons or organisations, rounded to 0.1, so that sums of parts miss their total by up to 0.1, which
 * the bulletin says itself. Source: 2024 年（`membersBefore`: 2023 年）中国共产党党内统计公报.
 */
export const NATION_2024 = {
  membersBefore: 9918.5,
  members: 10_027.1,
  admitted: 213.1,
  women: 3099.5,
  minority: 773.4,
  college: 5778.6,
  organisations: 525.0,
  committees: 30.6,
  generalBranches: 33.0,
  branches: 461.4,
  /** In the order of `AGE_BANDS`. */
  age: [1227.2, 1076.4, 1147.5, 968.7, 904.1, 941.2, 864.6, 2897.3],
  /** In the order of `JOINING_BANDS`. */
  joined: [5.4, 1230.9, 5980.0, 2810.8],
  /** In the order of `OCCUPATIONS`. */
  occupation: [663.9, 2614.4, 1639.4, 1156.3, 759.2, 262.2, 784.9, 2146.9],
} as const

/** What a sum of `addends` figures of the bulletin may be off: half a unit of the last place each, and of the sum. */
export function bulletinTolerance(addends: number): number {
  return 0.05 * (addends + 1)
}

/** Which of the eight national age bands make up each of the city's four. */
export const AGE_GROUPS = [[0, 1], [2, 3], [4, 5, 6], [7]] as const

/** The split of the two published halves of education. Assumption (A): the bulletin gives only their sums. */
export const EDUCATION_SPLIT = { higher: [0.11, 0.53, 0.36], lower: [0.44, 0.56] } as const

/**
 * What happens in a year, as shares of the stock.
 *
 * Admissions and deaths after DOMAIN figures of the city (2.2 %, losses 1.0–1.3 %); the others are assumptions (A).
 */
export const YEARLY = {
  admitted: 0.022,
  deceased: 0.01,
  stopped: 0.0003,
  expelled: 0.0004,
  internal: 0.027,
  outside: 0.002,
  inside: 0.0025,
  changed: 0.01,
} as const

/** Share of the admissions whose whole way is reported, from the application on. Assumption (A). */
export const DEVELOPED = { small: 0.6, hangzhou: 0.25 } as const satisfies Record<Size, number>

/** Yearly rates of organisations, as shares of the branches: founded for a time, renamed, moved. Assumption (A). */
export const YEARLY_ORGS = { founded: 0.02, renamed: 0.01, moved: 0.012 } as const
