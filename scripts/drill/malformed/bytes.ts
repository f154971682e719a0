import type { Chance } from '../chance.ts'

/** One kind of damage to bytes, as disks, cables and programs do it. */
type Damage = (bytes: Buffer, chance: Chance) => Buffer

const JUNK = [
  [0],
  [0xff],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xef, 0xbb, 0xbf],
  [0xfe, 0xff],
  [0x0d],
  [0x0a],
  [0x1a],
  [0x22],
  [0x5c],
  [0x7f],
  [0xe2, 0x80, 0xa8],
]

const place = (bytes: Buffer, chance: Chance) => chance.whole(0, bytes.length)

export function randomBytes(chance: Chance, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => chance.whole(0, 255)))
}

const insert = (bytes: Buffer, at: number, more: Uint8Array) =>
  Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)])

const DAMAGES: Readonly<Record<string, Damage>> = {
  cut: (bytes, chance) => bytes.subarray(0, place(bytes, chance)),
  beheaded: (bytes, chance) => bytes.subarray(Math.min(place(bytes, chance), 200)),
  flipped(bytes, chance) {
    const copy = Buffer.from(bytes)
    for (let i = chance.whole(1, 8); i > 0; i--) {
      const at = chance.whole(0, Math.max(0, copy.length - 1))
      copy[at] = (copy[at] ?? 0) ^ (1 << chance.whole(0, 7))
    }
    return copy
  },
  junk: (bytes, chance) => insert(bytes, place(bytes, chance), Buffer.from(chance.pick(JUNK))),
  noise: (bytes, chance) => insert(bytes, place(bytes, chance), randomBytes(chance, chance.whole(1, 64))),
  lost(bytes, chance) {
    const from = place(bytes, chance)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + chance.whole(1, 200))])
  },
  twice(bytes, chance) {
    const from = place(bytes, chance)
    return insert(bytes, from, bytes.subarray(from, from + chance.whole(1, 300)))
  },
  tail: (bytes, chance) => Buffer.concat([bytes, randomBytes(chance, chance.whole(1, 200))]),
}
const NAMES = Object.keys(DAMAGES)

/** Bytes with one kind of damage, and its name. */
export function damage(bytes: Buffer, chance: Chance): { bytes: Buffer; note: string } {
  const note = chance.pick(NAMES)
  return { bytes: DAMAGES[note]?.(bytes, chance) ?? bytes, note }
}
