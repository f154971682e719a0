import { parseInstant } from './time.ts'

/**
 * What an ID number says about its holder, before it is dropped at the door.
 *
 * Source: GB 11643-1999 公民身份号码 (18 characters, check character by ISO 7064 MOD 11-2).
 */
export interface FromIdNumber {
  readonly gender: 'female' | 'male'
  /** `1980-06` */
  readonly birthMonth: string
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** Sex and birth month of a valid ID number, or `undefined`. */
export function parseIdNumber(text: string): FromIdNumber | undefined {
  const id = text.trim().toUpperCase()
  if (!/^\d{17}[\dX]$/.test(id)) return undefined
  const total = WEIGHTS.reduce((n, weight, i) => n + weight * Number(id[i]), 0)
  if (CHECKS[total % 11] !== id[17]) return undefined
  const month = Number(id.slice(10, 12))
  const date = Number(id.slice(12, 14))
  if (month < 1 || month > 12 || date < 1 || date > 31) return undefined
  return { gender: Number(id[16]) % 2 === 1 ? 'male' : 'female', birthMonth: `${id.slice(6, 10)}-${id.slice(10, 12)}` }
}

/** The parts of a payload that belong to a person, and what may stay in the journal. */
export interface Split {
  readonly name: string | undefined
  readonly kept: Readonly<Record<string, unknown>>
}

/**
 * Takes name and ID number out of a payload; sex and birth month of the ID number stay.
 *
 * Invariant: what is kept has neither `name` nor `idNumber`, and is a payload of the same kind.
 */
export function splitPersonal(data: Readonly<Record<string, unknown>>): Split {
  if (!('name' in data) && !('idNumber' in data)) return { name: undefined, kept: data }
  const { name, idNumber, ...rest } = data
  const known = typeof idNumber === 'string' ? parseIdNumber(idNumber) : undefined
  return { name: typeof name === 'string' ? name : undefined, kept: known ? { ...rest, ...known } : rest }
}

export const MASK = '***'

/** A run of 15 to 18 digits (an ID number) or a mobile number, also with blanks or dashes or in full width. */
const NUMBERS =
  /(?<![0-9０-９])(?:(?:[0-9０-９][ -]?){14}(?:[0-9０-９]|(?:[0-9０-９][ -]?){3}[0-9０-９XxＸ])|(?:\+?86[ -]?)?[1１][3-9３-９](?:[ -]?[0-9０-９]){9})(?![0-9０-９])/g

/** A mobile number with its last digit lost or one too many, in one piece or in its three groups. */
const DAMAGED =
  /(?<![0-9０-９])(?:\+?86[ -]?)?[1１][3-9３-９][0-9０-９][ -]?[0-9０-９]{4}[ -]?(?:[0-9０-９]{3}|[0-9０-９]{5})(?![0-9０-９])/g

/** The first two digits of an area's code (GB/T 2260). */
const PROVINCE = '(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)'
/** Years in which members are born; later ones stand in the dates of events. */
const BIRTH_YEAR = '(?:19\\d\\d|200\\d|201[0-2])'
/** What of an ID number gives somebody away, however the rest was cut or damaged: area and birth, or birth and serial. */
const TELLING = [
  new RegExp(`${PROVINCE}\\d{4}${BIRTH_YEAR}\\d{4}`),
  new RegExp(`\\d{2}${BIRTH_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}`),
]
/** Digits with at most two other characters between any two of them. */
const SCATTERED = /[0-9０-９](?:[^0-9０-９]{0,2}[0-9０-９]){12,}[XxＸｘ]?/g

/** A text without what looks like an ID or phone number, whole or in part. */
export function redactText(text: string): string {
  return text
    .replace(SCATTERED, (run) => {
      const digits = run.normalize('NFKC').replace(/\D/g, '')
      return TELLING.some((part) => part.test(digits)) ? MASK : run
    })
    .replace(NUMBERS, MASK)
    .replace(DAMAGED, MASK)
}

/** A text that can hold a code or a date, but no name. */
const PLAIN = /^[\x20-\x7e]{0,64}$/

/** What of a text may be shown of a refused record: a code or a date without what looks like an ID or phone number. */
export function plainText(text: string): string {
  if (!PLAIN.test(text)) return MASK
  return parseInstant(text) === undefined ? redactText(text) : text
}
