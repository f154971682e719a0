import { PROBATIONARY } from './affinities.ts'

/** A branch needs three full members. Source: 中国共产党支部工作条例（试行）第四条. */
export const LEAST_FULL = 3
/** A branch normally has at most fifty. Source: the same. */
export const MOST_MEMBERS = 50

/** Exchanges probationary members of branches with too few full ones for full members of the same cohort elsewhere. */
export function keepBranchesLawful(people: { home: Int32Array; standing: Uint8Array; cohort: Uint8Array }): void {
  const { home, standing, cohort } = people
  const full = new Map<number, number>()
  const isFull = (i: number) => standing[i] !== PROBATIONARY
  const count = (org: number, by: number) => full.set(org, (full.get(org) ?? 0) + by)
  for (let i = 0; i < home.length; i++) count(home[i] ?? 0, Number(isFull(i)))
  let search = 0
  for (let i = 0; i < home.length; i++) {
    const org = home[i] ?? 0
    if ((full.get(org) ?? 0) >= LEAST_FULL || isFull(i)) continue
    for (let tried = 0; tried < home.length; tried++, search = (search + 1) % home.length) {
      const other = home[search] ?? 0
      const fits =
        cohort[search] === cohort[i] && isFull(search) && other !== org && (full.get(other) ?? 0) > LEAST_FULL + 2
      if (!fits) continue
      const kept = standing[i] ?? 0
      standing[i] = standing[search] ?? 0
      standing[search] = kept
      count(org, 1)
      count(other, -1)
      break
    }
  }
}
