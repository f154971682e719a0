const FIRST = 1 << 10

/**
 * Which place each name has: an open table of numbers, outside the heap, for millions of names.
 *
 * Names themselves are kept where the places point to: `isAt` says whether a name is the one kept at a place. Places are
 * whole numbers from 0 to 2^32 − 2; nothing is ever taken out.
 */
export class KeyIndex {
  size = 0
  private hashes: Uint32Array<ArrayBuffer>
  /** A place plus one; 0: free. */
  private places: Uint32Array<ArrayBuffer>
  private readonly isAt: (name: string, place: number) => boolean

  constructor(isAt: (name: string, place: number) => boolean, written?: Uint32Array<ArrayBuffer>) {
    this.isAt = isAt
    const half = (written?.length ?? FIRST * 2) / 2
    this.hashes = written?.slice(0, half) ?? new Uint32Array(half)
    this.places = written?.slice(half) ?? new Uint32Array(half)
    for (const place of written ? this.places : []) if (place !== 0) this.size++
  }

  /** The place of a name; -1 for none. */
  find(name: string): number {
    return (this.places[this.slotOf(name, hashOf(name))] ?? 0) - 1
  }

  set(name: string, place: number): void {
    const hash = hashOf(name)
    let slot = this.slotOf(name, hash)
    if (this.places[slot] === 0) {
      this.size++
      if (this.size * 2 > this.places.length) {
        this.grow()
        slot = this.slotOf(name, hash)
      }
    }
    this.hashes[slot] = hash
    this.places[slot] = place + 1
  }

  /** All of it, for `written`. */
  toNumbers(): Uint32Array<ArrayBuffer> {
    const all = new Uint32Array(this.places.length * 2)
    all.set(this.hashes)
    all.set(this.places, this.hashes.length)
    return all
  }

  /** The slot that has the name, or the free one where it would be. */
  private slotOf(name: string, hash: number): number {
    const { hashes, places } = this
    const mask = places.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const place = places[slot] ?? 0
      if (place === 0 || (hashes[slot] === hash && this.isAt(name, place - 1))) return slot
    }
  }

  private grow(): void {
    const { hashes, places } = this
    const length = places.length * 2
    this.hashes = new Uint32Array(length)
    this.places = new Uint32Array(length)
    for (let i = 0; i < places.length; i++) {
      const [hash, place] = [hashes[i] ?? 0, places[i] ?? 0]
      if (place === 0) continue
      let slot = hash & (length - 1)
      while (this.places[slot] !== 0) slot = (slot + 1) & (length - 1)
      this.hashes[slot] = hash
      this.places[slot] = place
    }
  }
}

/** 32 bits of a text (FNV-1a over its code units, then stirred, since slots are taken by the low bits). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
