import { strToU8, zipSync } from 'fflate'
import { xlsxParts } from '../../../server/testing/spreadsheets.ts'
import type { Chance } from '../chance.ts'

/** The fields of a zip's records: where they stand after the signature's start, and how long they are. */
const RECORDS = [
  {
    name: 'local',
    signature: 'PK\u0003\u0004',
    fields: {
      flags: [6, 2],
      method: [8, 2],
      crc: [14, 4],
      packed: [18, 4],
      size: [22, 4],
      nameLength: [26, 2],
      extraLength: [28, 2],
    },
  },
  {
    name: 'entry',
    signature: 'PK\u0001\u0002',
    fields: {
      flags: [8, 2],
      method: [10, 2],
      crc: [16, 4],
      packed: [20, 4],
      size: [24, 4],
      nameLength: [28, 2],
      extraLength: [30, 2],
      commentLength: [32, 2],
      offset: [42, 4],
    },
  },
  {
    name: 'end',
    signature: 'PK\u0005\u0006',
    fields: {
      disk: [4, 2],
      entriesHere: [8, 2],
      entries: [10, 2],
      size: [12, 4],
      offset: [16, 4],
      commentLength: [20, 2],
    },
  },
] as const // prettier-ignore

/** A zip one of whose records says something else: a size, an offset, a flag, a checksum. */
export function lie(bytes: Buffer, chance: Chance): { bytes: Buffer; note: string } {
  const copy = Buffer.from(bytes)
  const record = chance.pick(RECORDS)
  const places = placesOf(copy, record.signature)
  if (places.length === 0) return { bytes: copy, note: 'no zip' }
  const [name, [offset, length]] = chance.pick(Object.entries(record.fields))
  const place = chance.pick(places) + offset
  if (place + length > copy.length) return { bytes: copy, note: 'cut zip' }
  const was = copy.readUIntLE(place, length)
  const most = 2 ** (length * 8) - 1
  const value = chance.pick([0, 1, was + 1, was * 2, was - 1, most, most - 1, chance.whole(0, most)])
  copy.writeUIntLE(Math.min(most, Math.max(0, value)), place, length)
  return { bytes: copy, note: `${record.name}.${name}` }
}

function placesOf(bytes: Buffer, signature: string): number[] {
  const places: number[] = []
  for (let at = bytes.indexOf(signature, 0, 'latin1'); at >= 0; at = bytes.indexOf(signature, at + 4, 'latin1'))
    places.push(at)
  return places
}

const HEAD = ['党支部代码', '会议类型', '召开时间', '应到人数', '实到人数', '时长']

/** Small files that unpack to much: by ratio, by number, by depth, and a large one that is honest. */
const BOMBS: Readonly<Record<string, () => Buffer>> = {
  'media bomb': () => zip({ 'xl/media/bomb.bin': new Uint8Array(300_000_000) }),
  'sheet bomb': () =>
    zip({
      'xl/worksheets/sheet1.xml': strToU8(
        `<worksheet><sheetData>${'<row><c/></row>'.repeat(4_000_000)}</sheetData></worksheet>`,
      ),
    }),
  'string bomb': () => zip({ 'xl/sharedStrings.xml': strToU8(`<sst>${'<si><t/></si>'.repeat(1_500_000)}</sst>`) }),
  'bomb in a zip': () => zip({ 'xl/embeddings/a.zip': zipSync({ 'b.bin': new Uint8Array(100_000_000) }) }),
  'long rows': () =>
    zip({ 'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${longRows(20_000)}</sheetData></worksheet>`) }),
  'one endless cell': () =>
    zip({
      'xl/worksheets/sheet1.xml': strToU8(
        `<worksheet><sheetData><row><c t="inlineStr"><is><t>${noise(6_000_000)}</t></is></c></row></sheetData></worksheet>`,
      ),
    }),
  'one endless tag': () =>
    zip({ 'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData><row ${noise(3_000_000)}`) }),
}
const NAMES = Object.keys(BOMBS)
const made = new Map<string, Buffer>()

export function bomb(chance: Chance): { bytes: Buffer; note: string } {
  const note = chance.pick(NAMES)
  const bytes = made.get(note) ?? BOMBS[note]?.() ?? Buffer.alloc(0)
  made.set(note, bytes)
  return { bytes, note }
}

const zip = (more: Record<string, Uint8Array>) => Buffer.from(zipSync({ ...xlsxParts([{ rows: [HEAD] }]), ...more }))
const longRows = (count: number) =>
  Array.from(
    { length: count },
    (_, i) => `<row r="${i + 1}">${`<c t="n"><v>${i * 7_919}</v></c>`.repeat(40)}</row>`,
  ).join('')
/** Text that does not pack a thousandfold. */
const noise = (length: number) =>
  Array.from({ length: Math.ceil(length / 8) }, (_, i) =>
    (Math.imul(i, 2_654_435_761) >>> 0).toString(36).padStart(8, 'x'),
  ).join('')
