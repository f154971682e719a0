import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Packr } from 'msgpackr'
import { KeyIndex } from './key-index.ts'
import type { KeyedState } from './keyed-states.ts'

/** Which journal's states they are, by which projectors, up to which event. */
export interface Stamp {
  readonly journal: string
  readonly epoch: string
  readonly seq: number
}

/** What a stop in good order leaves beside the bytes and the index. */
interface Left {
  readonly stamp: Stamp
  readonly isWhole: boolean
  readonly fields: readonly string[]
  readonly used: number
  readonly free: [granules: number, places: number[]][]
}

/** Places are counted in so many bytes. */
const GRANULE = 32
const CHUNK = 1 << 20
const PER_CHUNK = CHUNK / GRANULE
/** Before each record: its granules (two bytes), the bytes of its name (two), the bytes of its state (four). */
const HEADER = 8

/**
 * States of keys as bytes outside the heap: millions of them cost the collector nothing. A state that outgrows its place
 * gets a larger one; the old place is used again.
 *
 * Nothing but speed depends on it: only a stop in good order leaves files behind, and without the very stamp that is
 * asked for it begins empty.
 */
export class PackedStates {
  /** Whether a name that is not here has no state: every state there ever was came here. */
  readonly isWhole: boolean
  private readonly folder: string
  private readonly chunks: Buffer[] = []
  /** Granules taken of the last chunk. */
  private used = PER_CHUNK
  /** Places that were left, by their granules. */
  private readonly free: Map<number, number[]>
  private readonly index: KeyIndex
  private readonly fields: Fields
  private readonly packr = new Packr({ useRecords: false })

  private constructor(folder: string, at: { left: Left | null; isWhole: boolean }) {
    const { left } = at
    this.folder = folder
    this.isWhole = at.isWhole
    this.free = new Map(left?.free)
    this.fields = new Fields(left?.fields)
    if (left) {
      this.chunks = chunksOf(pathOf(folder, 'states'))
      this.used = left.used
    }
    const index = left ? readFileSync(pathOf(folder, 'index')) : undefined
    const written = index && new Uint32Array(index.buffer, index.byteOffset, index.length / 4)
    this.index = new KeyIndex((name, place) => this.isAt(name, place), written)
  }

  /**
   * Opens a folder of its own. `stamp`: what is used again where it says the same; null for nothing. `isWhole`: whether
   * there has been no event yet whose states it would lack when it begins empty.
   */
  static open(folder: string, at: { stamp: Stamp | null; isWhole: boolean }): PackedStates {
    const left = at.stamp && leftIn(folder, at.stamp)
    const states = new PackedStates(folder, { left, isWhole: left?.isWhole ?? at.isWhole })
    rmSync(folder, { recursive: true, force: true })
    return states
  }

  get(name: string): KeyedState | undefined {
    const place = this.index.find(name)
    if (place < 0) return undefined
    const { chunk, at } = this.at(place)
    const start = at + HEADER + chunk.readUInt16LE(at + 2)
    return this.fields.toState(this.packr.unpack(chunk.subarray(start, start + chunk.readUInt32LE(at + 4))))
  }

  /** Writes at once; a name longer than 64 kB, or a state longer than a chunk, is a RangeError. */
  write(states: Iterable<readonly [name: string, state: KeyedState]>): void {
    for (const [name, state] of states) this.put(name, this.packr.pack(this.fields.toFlat(state)))
  }

  private put(name: string, bytes: Buffer): void {
    const text = bytesOf(name)
    const needed = HEADER + text.length + bytes.length
    let place = this.index.find(name)
    if (place >= 0 && this.granulesAt(place) * GRANULE < needed) {
      this.leave(place)
      place = -1
    }
    if (place < 0) {
      place = this.take(Math.ceil(needed / GRANULE))
      this.index.set(name, place)
    }
    const { chunk, at } = this.at(place)
    chunk.writeUInt16LE(text.length, at + 2)
    chunk.writeUInt32LE(bytes.length, at + 4)
    chunk.write(text, at + HEADER, 'latin1')
    chunk.set(bytes, at + HEADER + text.length)
  }

  /** A place of so many granules. */
  private take(granules: number): number {
    const left = this.free.get(granules)?.pop()
    if (left !== undefined) return left
    if (granules > PER_CHUNK) throw new RangeError('a state larger than a chunk')
    if (this.used + granules > PER_CHUNK) {
      this.chunks.push(Buffer.allocUnsafeSlow(CHUNK))
      this.used = 0
    }
    const place = (this.chunks.length - 1) * PER_CHUNK + this.used
    this.used += granules
    const { chunk, at } = this.at(place)
    chunk.writeUInt16LE(granules, at)
    return place
  }

  private leave(place: number): void {
    const granules = this.granulesAt(place)
    const places = this.free.get(granules)
    if (places) places.push(place)
    else this.free.set(granules, [place])
  }

  private granulesAt(place: number): number {
    const { chunk, at } = this.at(place)
    return chunk.readUInt16LE(at)
  }

  private isAt(name: string, place: number): boolean {
    const { chunk, at } = this.at(place)
    const text = bytesOf(name)
    if (chunk.readUInt16LE(at + 2) !== text.length) return false
    for (let i = 0; i < text.length; i++) if (chunk[at + HEADER + i] !== text.charCodeAt(i)) return false
    return true
  }

  private at(place: number): { chunk: Buffer; at: number } {
    const chunk = this.chunks[Math.floor(place / PER_CHUNK)]
    if (!chunk) throw new Error(`no place ${place}`)
    return { chunk, at: (place % PER_CHUNK) * GRANULE }
  }

  /** Ends it; with a stamp it may be used again. */
  close(stamp: Stamp | null): void {
    if (!stamp) return
    const { folder, isWhole, used, free } = this
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeAll(pathOf(folder, 'states'), this.chunks)
    writeAll(pathOf(folder, 'index'), [this.index.toNumbers()])
    const left: Left = { stamp, isWhole, fields: this.fields.names, used, free: [...free] }
    writeAll(pathOf(folder, 'left'), [Buffer.from(JSON.stringify(left))])
  }
}

type Flat = (string | number)[]

/**
 * States as flat lists, their fields by number: what a tally counts makes too many shapes to tell each of them once.
 *
 * A list is time, rank and id of the last event (nothing where there was none: the rank is −1), then fields and values.
 */
class Fields {
  readonly names: string[]
  private readonly numbers: Map<string, number>

  constructor(names: readonly string[] = []) {
    this.names = [...names]
    this.numbers = new Map(names.map((name, i) => [name, i]))
  }

  toFlat({ state, last }: KeyedState): Flat {
    const flat: Flat = last ? [last.ts, last.rank, last.id] : [0, -1, '']
    for (const name in state) flat.push(this.numberOf(name), state[name] ?? 0)
    return flat
  }

  toState(flat: Flat): KeyedState {
    const state: Record<string, number | string> = {}
    for (let i = 3; i < flat.length; i += 2) state[this.names[Number(flat[i])] ?? ''] = flat[i + 1] ?? 0
    const [ts, rank, id] = flat
    return { state, last: rank === -1 ? null : { ts: Number(ts), rank: Number(rank), id: String(id) } }
  }

  private numberOf(name: string): number {
    let number = this.numbers.get(name)
    if (number === undefined) {
      number = this.names.push(name) - 1
      this.numbers.set(name, number)
    }
    return number
  }
}

const pathOf = (folder: string, what: 'states' | 'index' | 'left') =>
  join(folder, what === 'left' ? 'left.json' : `${what}.bin`)

/** What was left, where its stamp is the one asked for. */
function leftIn(folder: string, stamp: Stamp): Left | null {
  const path = pathOf(folder, 'left')
  if (!existsSync(path)) return null
  const left = JSON.parse(readFileSync(path, 'utf8')) as Left // nobody else writes it
  return JSON.stringify(left.stamp) === JSON.stringify(stamp) ? left : null
}

/** A name as one byte a character: what is not ASCII, and the mark itself, is escaped. */
function bytesOf(name: string): string {
  for (let i = 0; i < name.length; i++)
    if (name.charCodeAt(i) > 125)
      return name.replace(/[^\0-}]/g, (unit) => `~${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return name
}

function chunksOf(path: string): Buffer[] {
  const file = openSync(path, 'r')
  const chunks: Buffer[] = []
  for (;;) {
    const chunk = Buffer.allocUnsafeSlow(CHUNK)
    const read = readSync(file, chunk)
    if (read === CHUNK) chunks.push(chunk)
    else break
  }
  closeSync(file)
  return chunks
}

function writeAll(path: string, parts: readonly NodeJS.ArrayBufferView[]): void {
  const file = openSync(path, 'w', 0o600)
  for (const part of parts) writeFileSync(file, part)
  fsyncSync(file)
  closeSync(file)
}
