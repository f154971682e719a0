import { mixSeeds, Random } from '../../../language/seeded.ts'
import { isNaming, officeSecond, type Place, type Report, type Town } from '../../../language/simulate.ts'
import { type Day, toCalendar } from '../../../language/time.ts'
import { firstDay, monthOf } from '../months.ts'
import { monthText } from '../simulate/happening.ts'
import type { Sector } from '../vocabulary.ts'

/** Share of branches that have online dues at the opening, and of those that say they have not. Assumption (A). */
const OPENED = 0.46
const NOT_OPENED = 0.4
/** Months after the opening from which one branch in eight tells its dues by person. */
const BY_PERSON_FROM = 13
const BY_PERSON = 8
const STATED_WITHIN = 20
const REST_AFTER = 15

/** What a member pays a month on average, in fen. Assumption (A). */
const FEN: Readonly<Record<Sector, number>> = {
  government: 9_000,
  school: 8_000,
  university: 3_500,
  hospital: 9_500,
  institution: 8_000,
  'state-enterprise': 8_500,
  'private-enterprise': 6_000,
  social: 5_000,
  community: 1_500,
  village: 60,
}

/** A branch as far as its dues go: how it stands, on which dates it assesses and pays, and for whom. */
interface Payer {
  readonly place: Place
  readonly seed: number
  readonly stand: 'opened' | 'not-opened' | 'unknown'
  readonly statedOn: Day
  readonly persons: number
  readonly isByPerson: boolean
}

interface Plan {
  readonly statedOn: ReadonlyMap<Day, readonly Payer[]>
  /** By date of the month. */
  readonly assessing: readonly (readonly Payer[])[]
  readonly paying: readonly (readonly Payer[])[]
}

const plans = new WeakMap<Town, Plan>()

function planOf(town: Town): Plan {
  const known = plans.get(town)
  if (known) return known
  const statedOn = new Map<Day, Payer[]>()
  const byDate = () => Array.from({ length: 32 }, (): Payer[] => [])
  const plan = { statedOn, assessing: byDate(), paying: byDate() }
  town.branches.forEach((place, i) => {
    const seed = mixSeeds(mixSeeds(town.seed, 223), i)
    const random = new Random(seed)
    const u = random.unit()
    const payer: Payer = {
      place,
      seed,
      stand: u < OPENED ? 'opened' : u < OPENED + NOT_OPENED ? 'not-opened' : 'unknown',
      statedOn: town.openingDay + 1 + random.below(STATED_WITHIN),
      persons: place.members.length < 12 ? place.members.length : random.between(12, 34),
      isByPerson: isNaming(place.code, town.size) || i % BY_PERSON === 0,
    }
    if (payer.stand === 'unknown' || payer.persons === 0) return
    statedOn.set(payer.statedOn, [...(statedOn.get(payer.statedOn) ?? []), payer])
    if (payer.stand !== 'opened') return
    plan.assessing[random.between(1, 3)]?.push(payer)
    plan.paying[random.between(4, 22)]?.push(payer)
  })
  plans.set(town, plan)
  return plan
}

/** What branches say of their dues on a day. */
export function duesOn(town: Town, day: Day): Report[] {
  const { statedOn, assessing, paying } = planOf(town)
  const date = (at: Day) => toCalendar(at).date
  const hasBegun = ({ statedOn: from }: Payer, at: Day) => from < firstDay(monthOf(at))
  return [
    ...(statedOn.get(day) ?? []).map(stated),
    ...(assessing[date(day)] ?? []).filter((p) => hasBegun(p, day)).map((p) => assessedOn(town, p, day)),
    ...(paying[date(day)] ?? []).filter((p) => hasBegun(p, day)).flatMap((p) => paidOn(town, p, day)),
    ...(paying[date(day - REST_AFTER)] ?? [])
      .filter((p) => hasBegun(p, day - REST_AFTER))
      .flatMap((p) => restOn(town, p, day)),
  ]
}

function stated({ place, seed, stand }: Payer): Report {
  const at = { second: 8 * 3_600 + ((seed >>> 0) % 3_600), subject: place.code }
  return stand === 'opened'
    ? { ...at, kind: 'dues.channel.opened', data: { channel: 'online' } }
    : { ...at, kind: 'dues.channel.stated', data: { online: false } }
}

/** What a branch owes for a month, and how it will pay: all at once, nearly all, or the rest a fortnight later. */
function monthOfPayer(town: Town, payer: Payer, day: Day) {
  const { place, persons, isByPerson, seed } = payer
  const month = monthOf(day)
  const random = new Random(mixSeeds(seed, month))
  const u = random.unit()
  const each = FEN[(place.sector ?? 'community') as Sector] // sectors of the town are this scene's
  const fens = Array.from({ length: persons }, () => Math.max(20, Math.round(each * (0.5 + random.unit()))))
  const owing = u < 0.88 ? 0 : Math.max(1, Math.round(persons * 0.05))
  const isLate = u < 0.97
  const isListed = isByPerson && (town.size < 100_000 || month >= monthOf(town.openingDay) + BY_PERSON_FROM)
  return { month: monthText(month), fens, owing, isLate, isListed, random }
}

const sum = (fens: readonly number[]) => fens.reduce((total, fen) => total + fen, 0)

/** The named members and their sums, or the branch's sum. */
function ofWhom(payer: Payer, at: { fens: readonly number[]; from: number; to: number; isListed: boolean }) {
  const fens = at.fens.slice(at.from, at.to)
  const members = payer.place.members.slice(at.from, at.to)
  if (!at.isListed) return { persons: fens.length, fen: sum(fens) }
  return { members, fens: fens.slice(0, members.length) }
}

function assessedOn(town: Town, payer: Payer, day: Day): Report {
  const { month, fens, isListed, random } = monthOfPayer(town, payer, day)
  const to = isListed ? payer.place.members.length : fens.length
  const who = ofWhom(payer, { fens, from: 0, to, isListed })
  return { second: officeSecond(random), kind: 'dues.assessed', subject: payer.place.code, data: { month, ...who } }
}

function paidOn(town: Town, payer: Payer, day: Day): Report[] {
  const { month, fens, owing, isListed, random } = monthOfPayer(town, payer, day)
  const all = isListed ? payer.place.members.length : fens.length
  const to = all - owing
  if (to <= 0) return []
  const who = ofWhom(payer, { fens, from: 0, to, isListed })
  const second = officeSecond(random)
  return [{ second, kind: 'dues.paid', subject: payer.place.code, data: { month, channel: 'online', ...who } }]
}

/** The few who pay late, each for himself where dues are told by person. */
function restOn(town: Town, payer: Payer, day: Day): Report[] {
  const { month, fens, owing, isLate, isListed, random } = monthOfPayer(town, payer, day - REST_AFTER)
  const all = isListed ? payer.place.members.length : fens.length
  if (owing === 0 || !isLate) return []
  const at = { kind: 'dues.paid', subject: payer.place.code, second: officeSecond(random) }
  const from = Math.max(0, all - owing)
  if (!isListed) {
    const who = ofWhom(payer, { fens, from, to: all, isListed })
    return [{ ...at, data: { month, channel: 'cash', ...who } }]
  }
  return payer.place.members.slice(from, all).map((member, i) => ({
    ...at,
    data: { month, channel: 'cash', member, fen: fens[from + i] ?? 20 },
  }))
}
