import { type GrowInput, Land, type Owners } from './land.ts'
import { isTaken, openRandom } from './numbers.ts'

const SWEEPS = 2400
const MOST_SWEEPS = 4 * SWEEPS

/**
 * Grows the districts to their numbers of cells: each step gives one cell to the owner of a neighbouring cell, and is
 * taken if it lowers the energy or if the temperature allows it.
 *
 * Fails: throws if the numbers are not met in time; another seed helps.
 */
export function grow(input: GrowInput): Owners {
  const random = openRandom(input.seed)
  const land = new Land(input)
  const size = land.owners.length
  for (let sweep = 0; sweep < SWEEPS || !land.isFull(); sweep++) {
    if (sweep === MOST_SWEEPS) throw new Error(`seed ${input.seed}: the districts do not reach their numbers of cells`)
    const warm = Math.max(0, 1 - sweep / SWEEPS)
    const temperature = 2.2 * warm * warm + 0.3
    const areaWeight = 0.15 + 8 * (1 - warm) * (1 - warm) * (1 - warm)
    for (let step = 0; step < size; step++) {
      const cell = Math.floor(random() * size)
      const to = land.ownerBeside(cell, Math.floor(random() * 6))
      if (to === undefined || !land.staysWhole(cell, to)) continue
      if (isTaken(land.rise(cell, to, areaWeight), temperature, random)) land.give(cell, to)
    }
  }
  return land.owners
}
