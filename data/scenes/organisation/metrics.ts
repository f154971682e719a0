import type { Metric } from '../../language/metric.ts'
import { BY_JOINED } from './metrics/joined.ts'
import { ATTENDANCE_RATES, ATTENDED, BY_FORM, MEETINGS } from './metrics/meetings.ts'
import {
  BY_AGE,
  BY_EDUCATION,
  BY_ETHNICITY,
  BY_GENDER,
  BY_OCCUPATION,
  BY_SEX_AND_AGE,
  BY_STATUS,
  SHARES,
  TOTALS,
} from './metrics/members.ts'
import { MOVEMENT_METRICS, transfersOpen } from './metrics/movements.ts'
import { BY_KIND, BY_SECTOR, BY_SECTOR_AND_RANK, LEADING, ORG_TOTALS } from './metrics/orgs.ts'
import { PER_BRANCH } from './metrics/per-branch.ts'
import { SIZE_METRICS } from './metrics/sizes.ts'

/** What people read of this scene, in the order of the catalogue. */
export const METRICS: readonly Metric[] = [
  ...TOTALS,
  ...BY_STATUS,
  ...BY_GENDER,
  ...BY_AGE,
  ...BY_SEX_AND_AGE,
  ...BY_EDUCATION,
  ...BY_OCCUPATION,
  ...BY_ETHNICITY,
  ...BY_JOINED,
  ...SHARES,
  ...MOVEMENT_METRICS,
  transfersOpen,
  ...ORG_TOTALS,
  ...BY_KIND,
  ...LEADING,
  ...SIZE_METRICS,
  ...BY_SECTOR,
  ...BY_SECTOR_AND_RANK,
  ...MEETINGS,
  ...BY_FORM,
  ...ATTENDED,
  ...ATTENDANCE_RATES,
  ...PER_BRANCH,
]
