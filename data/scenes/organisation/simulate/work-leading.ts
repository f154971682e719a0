import { keysOf } from '../../../language/label.ts'
import { mixSeeds, Random } from '../../../language/seeded.ts'
import { officeSecond, type Place, type Report, type Town } from '../../../language/simulate.ts'
import type { Day } from '../../../language/time.ts'
import { CRITERIA } from '../leading/vocabulary.ts'
import { nextWorkday } from './calendar.ts'

/** Towns so small (in tests) live faster, so that a few weeks show everything. */
const TINY = 50
/** Lives of branches are laid down for so long. */
const YEARS = 8
const KEYS = keysOf(CRITERIA)

type Laid = Omit<Report, 'second'>
type Lay = (day: Day, report: Laid) => void

const laid = new WeakMap<Town, ReadonlyMap<Day, readonly Laid[]>>()

/**
 * Each branch's secretary is reported in the first weeks; one in twenty leaves in a year, and one in seven of these
 * posts stays vacant for too long. A few branches are found weak, and most of them mended within the year.
 */
export function leadingReports(town: Town, day: Day): readonly Report[] {
  let days = laid.get(town)
  if (!days) {
    days = layDown(town)
    laid.set(town, days)
  }
  const random = new Random(mixSeeds(town.seed ^ 0x5ec1, day))
  return (days.get(day) ?? []).map((each) => ({ ...each, second: officeSecond(random) }))
}

function layDown(town: Town): ReadonlyMap<Day, readonly Laid[]> {
  const days = new Map<Day, Laid[]>()
  const lay: Lay = (day, each) => {
    const known = days.get(day)
    if (known) known.push(each)
    else days.set(day, [each])
  }
  const isTiny = town.branches.length < TINY
  town.branches.forEach((place, i) => {
    const at = { opening: town.openingDay, isTiny }
    layPost(place, { ...at, lay, random: new Random(mixSeeds(town.seed ^ 0x5ec2, i)) })
    layWeakness(place, { ...at, lay, random: new Random(mixSeeds(town.seed ^ 0x5ec3, i)) })
  })
  return days
}

interface At {
  readonly opening: Day
  readonly isTiny: boolean
  readonly lay: Lay
  readonly random: Random
}

/** The first member of a place always stays, so that whoever leaves may be appointed again. */
function layPost({ code, members: [member] }: Place, { opening, isTiny, lay, random }: At): void {
  if (member === undefined) return
  const appoint = (day: Day) => lay(day, { kind: 'org.secretary.appointed', subject: code, data: { member } })
  let free = opening + 1 + random.below(isTiny ? 4 : 20)
  appoint(free)
  for (let year = 0; year < YEARS; year++) {
    if (!random.chance(isTiny ? 0.5 : 0.05)) continue
    const leaves = nextWorkday(opening + year * 365 + (isTiny ? 6 + random.below(8) : 25 + random.below(330)))
    const vacant = isTiny ? random.between(2, 8) : random.chance(0.86) ? random.between(4, 80) : random.between(95, 200)
    if (leaves <= free) continue
    free = nextWorkday(leaves + vacant)
    lay(leaves, { kind: 'org.secretary.left', subject: code, data: {} })
    appoint(free)
  }
}

/** Branches of firms may move to another parent: who is above them then is left out here. */
function layWeakness({ code, sector, parent: by }: Place, { opening, isTiny, lay, random }: At): void {
  if (sector === 'private-enterprise') return
  let free = opening
  for (let year = 0; year < YEARS; year++) {
    if (!random.chance(isTiny ? 0.5 : 0.012)) continue
    const found = nextWorkday(opening + year * 365 + (isTiny ? 4 + random.below(8) : 20 + random.below(300)))
    const mended = nextWorkday(found + (isTiny ? random.between(2, 8) : random.between(60, 240)))
    if (found <= free) continue
    free = mended
    const first = random.below(KEYS.length)
    const criteria = [KEYS[first], ...(random.chance(0.4) ? [KEYS[(first + 1) % KEYS.length]] : [])]
    lay(found, { kind: 'org.weak.found', subject: code, data: { by, criteria, evidence: `weak-${found}` } })
    lay(mended, { kind: 'org.weak.mended', subject: code, data: { by, evidence: `mended-${mended}` } })
  }
}
