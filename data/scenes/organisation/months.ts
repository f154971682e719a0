import { type Day, fromCalendar } from '../../language/time.ts'
import { AGE_BANDS, JOINING_BANDS } from './vocabulary.ts'

/** Whole months since January 1900: the grain in which birth and joining are known. */
export type Month = number

/** The month of `1980-06`. */
export function toMonth(text: string): Month {
  return (Number(text.slice(0, 4)) - 1900) * 12 + Number(text.slice(5, 7)) - 1
}

/**
 * The month that a day lies in.
 *
 * Whole-number arithmetic on eras of 400 years that begin in March, since a load asks this a million times.
 */
export function monthOf(day: Day): Month {
  const z = day + 719_468
  const era = Math.floor(z / 146_097)
  const e = z - era * 146_097
  const yearOfEra = Math.floor((e - Math.floor(e / 1_460) + Math.floor(e / 36_524) - Math.floor(e / 146_096)) / 365)
  const dayOfYear = e - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  return (yearOfEra + era * 400 - 1900) * 12 + fromMarch + 2
}

/** The first day of a month. */
export function firstDay(month: Month): Day {
  return fromCalendar(1900, month + 1, 1)
}

/** Full years between a birth month and a month, counted from the first of the birth month. */
export function ageIn(birth: Month, month: Month): number {
  return Math.floor((month - birth) / 12)
}

/** The ages at which bands begin, ascending; the first is 0. */
const AGES = Object.values(AGE_BANDS).map((band) => band.from)

/** The index of the age band that somebody born in `birth` has in `month`. */
export function ageBandIn(birth: Month, month: Month): number {
  const age = ageIn(birth, month)
  let band = 0
  while (band + 1 < AGES.length && (AGES[band + 1] ?? 0) <= age) band++
  return band
}

/** The month in which somebody born in `birth` enters an age band. */
export function ageBandStart(birth: Month, band: number): Month {
  return birth + 12 * (AGES[band] ?? 0)
}

const JOINED = Object.values(JOINING_BANDS).map((band) => toMonth(band.from))

/** The index of the joining band of a month. */
export function joiningBandOf(joined: Month): number {
  let band = 0
  while (band + 1 < JOINED.length && (JOINED[band + 1] ?? 0) <= joined) band++
  return band
}
