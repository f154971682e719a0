import { ROOT_2025 } from './root-2025.ts'
import { ROOT_2026 } from './root-2026.ts'
import type { Target, TargetFile } from './target.ts'
import { XIHU_2026 } from './xihu-2026.ts'

export const TARGET_FILES: readonly TargetFile[] = [ROOT_2025, ROOT_2026, XIHU_2026]

/** The targets of a scope in a year, or `undefined` where nobody set any. */
export function targetsOf(scope: string, year: number): TargetFile | undefined {
  return TARGET_FILES.find((file) => file.scope === scope && file.year === year)
}

/** What a scope is to reach of a metric in a year, or `undefined`. */
export function targetOf(scope: string, metric: string, year: number): Target | undefined {
  return targetsOf(scope, year)?.targets.find((target) => target.metric === metric)
}
