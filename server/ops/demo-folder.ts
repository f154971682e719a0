import { join } from 'node:path'
import { z } from 'zod'
import { type Day, formatDay, parseDay, parseInstant } from '../../data/language/time.ts'
import { openingDayFor } from '../../data/scenes/organisation/simulate/calendar.ts'
import { SIMULATOR_REVISION } from '../../data/scenes/organisation/simulate/timeline.ts'
import { SIZES, type Size } from '../../data/scenes/organisation/simulate/truth.ts'
import { readIfThere, writePrivate } from '../access/secrets.ts'

const SIZE_KEYS = Object.keys(SIZES) as [Size, ...Size[]] // keys() forgets the type

/** What a data folder remembers of its demonstration: which city, and how far its events have been acknowledged. */
export const DemoFile = z.object({
  seed: z.int(),
  /** `2025-10-23` */
  opening: z.string().refine((text) => parseDay(text) !== undefined),
  size: z.enum(SIZE_KEYS),
  revision: z.int(),
  /** The branch that the demonstration's secretary and member belong to; null until the city has been opened once. */
  branch: z.string().nullable(),
  /** The code of the demonstration's member, one of that branch. */
  member: z.string().nullable().default(null),
  /** Everything that happened up to then has been acknowledged; null before the first. */
  sentUpTo: z
    .string()
    .refine((text) => parseInstant(text) !== undefined)
    .nullable(),
})
export type DemoFile = z.infer<typeof DemoFile>

export const DEFAULT_SEED = 20_200_915

const pathIn = (folder: string) => join(folder, 'demo.json')

export function readDemoFile(folder: string): DemoFile | undefined {
  const text = readIfThere(pathIn(folder))
  return text === undefined ? undefined : DemoFile.parse(JSON.parse(text))
}

export function writeDemoFile(folder: string, file: DemoFile): void {
  writePrivate(pathIn(folder), `${JSON.stringify(file, null, 2)}\n`)
}

/** The folder's demonstration as it was begun, or a new one that opens thirteen months before `today`. */
export function openDemoFile(folder: string, at: { size: Size; today: Day }): DemoFile {
  const stored = readDemoFile(folder)
  if (stored) {
    if (stored.size !== at.size)
      throw new Error(
        `数据文件夹里是 ${stored.size} 规模的演示数据，不能接着用 ${at.size}；请换一个 YUNTU_DATA。The folder holds a demonstration of size ${stored.size}; use another YUNTU_DATA for ${at.size}.`,
      )
    return stored
  }
  const opening = formatDay(openingDayFor(at.today))
  const file = {
    seed: DEFAULT_SEED,
    opening,
    size: at.size,
    revision: SIMULATOR_REVISION,
    branch: null,
    member: null,
    sentUpTo: null,
  }
  writeDemoFile(folder, file)
  return file
}
