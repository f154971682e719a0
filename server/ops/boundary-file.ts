import { readFileSync, statSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { BoundaryAnswer } from '../../data/contract/boundary.ts'
import { PROBLEMS, toProblem } from '../../data/contract/problem.ts'
import { writePrivate } from '../access/secrets.ts'
import { stampOf } from './file-stamp.ts'
import { BOUNDARY_MAX_BYTES, boundaryTooLarge, parseBoundary } from './parse-boundary.ts'

const FILE = 'boundary.geojson'
const NONE: BoundaryAnswer = { boundary: null, problem: null }

/**
 * The operator's boundary layer: a file of the data folder that may be put there by hand.
 *
 * A file that does not fit is told of and not followed; the map goes on with what it had.
 */
export class BoundaryFile {
  private readonly path: string
  private readonly onRefused: (detail: string) => void
  private answer = NONE
  private seen = ''

  constructor(options: { folder: string; onRefused: (detail: string) => void }) {
    this.path = join(options.folder, FILE)
    this.onRefused = options.onRefused
    this.look()
  }

  get current(): BoundaryAnswer {
    return this.answer
  }

  /** Puts a layer in force and on disk. Fails: as `parseBoundary`, and then nothing changes. */
  put(text: string): void {
    parseBoundary(text)
    writePrivate(this.path, text)
    this.look()
  }

  /** Back to the cloud map. */
  remove(): void {
    if (stampOf(this.path) !== '') unlinkSync(this.path)
    this.look()
  }

  /** Reads the file again if it has changed; call it now and then. */
  look(): void {
    const stamp = stampOf(this.path)
    if (stamp === this.seen) return
    this.seen = stamp
    this.answer = stamp === '' ? NONE : this.read()
    if (this.answer.problem) this.onRefused(this.answer.problem.detail)
  }

  private read(): BoundaryAnswer {
    try {
      if (statSync(this.path).size > 2 * BOUNDARY_MAX_BYTES) throw boundaryTooLarge()
      return { boundary: parseBoundary(readFileSync(this.path, 'utf8')), problem: null }
    } catch (error) {
      const { code, detail } = toProblem(error)
      const why = code === 'internal' ? '读不出' : (detail ?? PROBLEMS[code].title)
      return { boundary: this.answer.boundary, problem: { code, detail: `${FILE} 没有采用，地图不变：${why}` } }
    }
  }
}
