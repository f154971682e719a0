import { randomUUID } from 'node:crypto'
import type { Config } from '../config.ts'
import type { Engine } from '../engine/port.ts'
import { Schedule } from './schedule.ts'
import { Snapshots } from './snapshots.ts'

/** The snapshots of a server, and what makes them without anybody asking. */
export interface Keeper {
  readonly snapshots: Snapshots
  readonly schedule: Schedule
}

/** Opens the snapshots of the data folder as the settings say. */
export function openKeeper(options: {
  config: Config
  engine: Engine
  now: () => number
  onFailed: (error: unknown) => void
}): Keeper {
  const { config, engine, now, onFailed } = options
  const kept = {
    day: config.YUNTU_SNAPSHOT_DAYS,
    month: config.YUNTU_SNAPSHOT_MONTHS,
    schedule: config.YUNTU_SNAPSHOT_KEEP,
    demand: config.YUNTU_SNAPSHOT_KEEP,
  }
  const snapshots = new Snapshots({
    folder: config.YUNTU_DATA,
    engine,
    now,
    newId: randomUUID,
    demo: config.YUNTU_DEMO !== 'off',
    kept,
    onFailed,
  })
  const plan = { kept, everyMinutes: config.YUNTU_SNAPSHOT_MINUTES }
  const schedule = new Schedule({ snapshots, engine, plan, now, exportFolder: config.YUNTU_EXPORT_FOLDER })
  return { snapshots, schedule }
}
