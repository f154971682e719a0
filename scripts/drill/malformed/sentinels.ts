import { parseIdNumber } from '../../../data/language/personal.ts'
import type { Chance } from '../chance.ts'

const ID = valid('33010619900307123')
const PHONE = '13957190001'
const NAME = '哨兵甲乙'
const MEMBER = 'SENTINEL-MEMBER-7F3A'

/** What must never come back of a record that was refused: names, ID and phone numbers, members' codes. */
const NEEDLES = [ID.slice(0, 14), PHONE, NAME, MEMBER]

const wide = (text: string) => text.replace(/[0-9]/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))
const spaced = (text: string) => text.replace(/(\d{6})(\d{8})/, '$1 $2 ')
const damaged = (text: string) => text.replace(/(\d{6})(\d{8})(\d{2})/, '$1 $2 $3;')

/** The same numbers as people write them. */
export const NUMBERS = [
  ID,
  ID.toLowerCase(),
  spaced(ID),
  wide(ID),
  damaged(ID),
  ID.slice(0, 14),
  `${ID.slice(0, 15)} ${ID.slice(16)}X`,
  `${ID}5`,
  `身份证${ID}。`,
  `1${ID.slice(1)}`,
  PHONE,
  `+86 ${PHONE}`,
  wide(PHONE),
]
export const PEOPLE = [NAME, `${NAME}（预备）`, `${NAME.charAt(0)}${NAME.slice(1)} 同志`]
export const MEMBERS = [MEMBER]

/** Something of a person: a name, a number, or a member's code. */
export function sentinel(chance: Chance): string {
  return chance.pick(chance.pick([NUMBERS, PEOPLE, MEMBERS]))
}

/** The first sentinel that a text gives away, in whatever width and spacing. */
export function findSentinel(text: string): string | undefined {
  const plain = text.normalize('NFKC')
  const digits = plain.replace(/(?<=\d)\D{1,2}(?=\d)/g, '')
  return NEEDLES.find((needle) => plain.includes(needle) || digits.includes(needle))
}

function valid(first17: string): string {
  const check = [...'0123456789X'].find((c) => parseIdNumber(first17 + c))
  if (check === undefined) throw new Error('no check character fits')
  return first17 + check
}
