import { keysOf } from '../../../language/label.ts'
import { formatDay, toCalendar } from '../../../language/time.ts'
import { firstDay, type Month } from '../months.ts'
import { EDUCATIONS, ETHNICITIES, GENDERS, OCCUPATIONS } from '../vocabulary.ts'
import type { City } from './city.ts'
import type { People } from './people.ts'
import { personName } from './words.ts'

/** An event of a day before it has an id: second of the day, organisation by index. */
export interface Happening {
  readonly second: number
  readonly kind: string
  readonly org: number
  readonly data: Readonly<Record<string, unknown>>
  /** For a correction: the happening of the same day that it corrects. */
  readonly corrects?: Happening
}

const GENDER = keysOf(GENDERS)
export const EDUCATION = keysOf(EDUCATIONS)
export const OCCUPATION = keysOf(OCCUPATIONS)
const ETHNICITY = keysOf(ETHNICITIES)

const MONTHS: string[] = []

/** `1980-06` */
export function monthText(month: Month): string {
  let text = MONTHS[month]
  if (text === undefined) {
    text = formatDay(firstDay(month)).slice(0, 7)
    MONTHS[month] = text
  }
  return text
}

/** A member's code as the simulated upstream writes it. */
export function memberCode(member: number): string {
  return `HZ-${String(member + 1).padStart(7, '0')}`
}

/** What a profile says of a member. */
export function traitsOf(of: { readonly people: People }, member: number) {
  const { gender, birth, education, occupation, ethnicity } = of.people
  return {
    gender: GENDER[gender[member] ?? 0] ?? 'male',
    birthMonth: monthText(birth[member] ?? 0),
    education: EDUCATION[education[member] ?? 0] ?? 'edu-college',
    occupation: OCCUPATION[occupation[member] ?? 0] ?? 'other-occupation',
    ethnicity: ETHNICITY[ethnicity[member] ?? 0] ?? 'han',
  }
}

/** A made-up name, where the population has names: everybody when small, one branch in a hundred at full size. */
function nameOf(city: City, member: number): string | undefined {
  const isNamed = city.size === 'small' || city.homeOf(member) % 100 === 0
  return isNamed ? personName(member, city.people.gender[member] === 0 ? 'female' : 'male') : undefined
}

/** Code and name (where there is one) of a member who is new to the record. */
export function identityOf(city: City, member: number): { member: string; name?: string } {
  const name = nameOf(city, member)
  return name === undefined ? { member: memberCode(member) } : { member: memberCode(member), name }
}

/** What is registered of a member at the opening. Written out, since a full population is 787 thousand of them. */
export function registrationOf(city: City, member: number): Happening['data'] {
  const { gender, birthMonth, education, occupation, ethnicity } = traitsOf(city, member)
  const code = memberCode(member)
  const status = city.people.probationary[member] === 1 ? 'probationary' : 'full'
  const joined = monthText(city.people.joined[member] ?? 0)
  const name = nameOf(city, member)
  return name === undefined
    ? { member: code, gender, birthMonth, education, occupation, ethnicity, status, joined }
    : { member: code, name, gender, birthMonth, education, occupation, ethnicity, status, joined }
}

/** The month of the year, 1–12. */
export function monthOfYear(day: number): number {
  return toCalendar(day).month
}
