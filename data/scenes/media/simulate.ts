import { keysOf } from '../../language/label.ts'
import { mixSeeds, Random } from '../../language/seeded.ts'
import {
  branchesWhere,
  type Later,
  officeSecond,
  type Report,
  type SceneSimulator,
  type Town,
  unfold,
} from '../../language/simulate.ts'
import type { Day } from '../../language/time.ts'
import { PLATFORMS } from './vocabulary.ts'

/** An account's whole life, in days after the opening; `quiet` from when on it writes nothing more. */
interface Account {
  readonly id: string
  readonly place: string
  readonly platform: string
  readonly from: number
  readonly quiet: number
  readonly until: number
  readonly into: string | null
  readonly perDay: number
}

const NEVER = 100_000
const OFTEN = ['wechat', 'wechat', 'wechat', ...keysOf(PLATFORMS)]
const known = new WeakMap<Town, readonly Account[]>()

/** Some eleven hundred accounts in the whole city, most of them there at the opening; one in seven falls silent. */
function accountsOf(town: Town): readonly Account[] {
  const found = known.get(town)
  if (found) return found
  const made = Array.from({ length: Math.max(48, Math.round(town.size / 700)) }, (_, nr) => accountOf(town, nr))
  known.set(town, made)
  return made
}

const idOf = (nr: number) => `account-${String(nr + 1).padStart(5, '0')}`

function accountOf(town: Town, nr: number): Account {
  const random = new Random(mixSeeds(mixSeeds(town.seed, 211), nr))
  const from = nr < 4 || random.chance(0.9) ? 1 : random.between(2, 380)
  // One in eight is cleared, many of them soon: that is what the campaign against dead accounts was about.
  const isCleared = nr >= 4 && (nr < 8 || random.chance(0.13))
  const until = isCleared
    ? from + (nr < 8 || random.chance(0.35) ? random.between(4, 20) : random.between(20, 380))
    : NEVER
  const quiet = random.chance(isCleared ? 0.8 : 0.1) ? from + random.below(300) : NEVER
  return {
    id: idOf(nr),
    place: random.pick(branchesWhere(town, { name: 'publishers', test: isPublisher }))?.code ?? '',
    platform: random.pick(OFTEN) ?? 'wechat',
    from,
    quiet: Math.min(quiet, until),
    until,
    into: nr % 2 === 0 ? idOf(random.below(4)) : null,
    perDay: [0.02, 0.05, 0.05, 0.08, 0.16][random.below(5)] ?? 0,
  }
}

function isPublisher(place: { sector?: string }): boolean {
  return place.sector !== 'village' && place.sector !== 'social'
}

function accountReports(town: Town, day: Day): Report[] {
  const age = day - town.openingDay
  return accountsOf(town).flatMap((account, nr): Report[] => {
    if (age < account.from || age > account.until || account.place === '') return []
    const random = new Random(mixSeeds(mixSeeds(town.seed, 223 + nr), day))
    const report = (kind: string, data = {}): Report => ({
      second: officeSecond(random),
      kind,
      subject: account.place,
      data: { account: account.id, ...data },
    })
    if (age === account.from) return [report('account.registered', { platform: account.platform })]
    if (age === account.until)
      return [account.into === null ? report('account.closed') : report('account.merged', { into: account.into })]
    return age < account.quiet && random.chance(account.perDay)
      ? [report('article.published', { article: `article-${age}-${nr}` })]
      : []
  })
}

/** Stories that show an activity of a branch; one in nine is returned, and most of those come again. */
const storyReports = unfold({
  prefix: 'story',
  salt: 227,
  days: 24,
  perDay: (town) => Math.max(1.2, town.size / 160_000),
  story({ town, id, random }): readonly Later[] {
    const place = random.pick(town.branches)
    if (!place) return []
    const at = (after: number, step: string, data = {}): Later => ({
      after,
      second: officeSecond(random),
      kind: `story.${step}`,
      subject: place.code,
      data: { story: id, ...data },
    })
    const shows = { activity: `${id}-activity` }
    const decided = 1 + random.below(4)
    if (random.chance(0.89))
      return [
        at(0, 'submitted', shows),
        at(decided, 'approved'),
        ...(random.chance(0.95) ? [at(decided + 1 + random.below(3), 'published', shows)] : []),
      ]
    const returned = [at(0, 'submitted', shows), at(decided, 'rejected')]
    if (random.chance(0.4)) return returned
    return [
      ...returned,
      at(decided + 2, 'submitted', shows),
      at(decided + 4, 'approved'),
      at(decided + 6, 'published', shows),
    ]
  },
})

/** Articles and stories: some seventy and fifteen reports a working day in the whole city. */
export const simulateMedia: SceneSimulator = {
  scene: 'media',
  reports: (town, day) => [...accountReports(town, day), ...storyReports(town, day)],
}
