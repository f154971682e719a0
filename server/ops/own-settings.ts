import { join } from 'node:path'
import { z } from 'zod'
import { OWN_DEFAULTS, OwnSettings } from '../../data/contract/own.ts'
import { readIfThere, writePrivate } from '../access/secrets.ts'

const FILE = 'own-settings.json'
const MOST = 10_000
const Stored = z.record(z.string(), OwnSettings)

/** What people want to be told and when, by the owner of their sessions; a file of the data folder, written whole. */
export class OwnSettingsFile {
  private readonly path: string
  private readonly byOwner: Map<string, OwnSettings>

  constructor(folder: string) {
    this.path = join(folder, FILE)
    const text = readIfThere(this.path)
    this.byOwner = new Map(text === undefined ? [] : Object.entries(Stored.parse(JSON.parse(text))))
  }

  of(owner: string): OwnSettings {
    return this.byOwner.get(owner) ?? OWN_DEFAULTS
  }

  /** The latest to be set stands last; of too many the oldest go back to what is usual. */
  put(owner: string, settings: OwnSettings): void {
    this.byOwner.delete(owner)
    this.byOwner.set(owner, settings)
    for (const oldest of this.byOwner.keys()) {
      if (this.byOwner.size <= MOST) break
      this.byOwner.delete(oldest)
    }
    writePrivate(this.path, JSON.stringify(Object.fromEntries(this.byOwner)))
  }
}
