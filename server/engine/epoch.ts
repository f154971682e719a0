import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The sources of `data/`, found upwards from this file: the same folder from the sources and from a build. */
function dataFolder(): string {
  const here = fileURLToPath(new URL('.', import.meta.url))
  const root = here.includes('/dist/server/') ? join(here, '../../..') : join(here, '../..')
  return join(root, 'data')
}

/** Folders that say how data come in, how far they should go or how they are tested, not what they mean: no number changes with them. */
const MEANINGLESS = new Set(['imports', 'samples', 'targets', 'testing'])

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (!MEANINGLESS.has(entry.name)) yield* sources(path)
    } else if (
      /\.(ts|json)$/.test(entry.name) &&
      !/\.(test|law\.test)\.ts$/.test(entry.name) &&
      !entry.name.startsWith('tsconfig')
    )
      yield path
  }
}

/** What the meaning of every number depends on: a hash of the sources of `data/`, tests and imports excepted. */
export function meaningHash(folder = dataFolder()): string {
  const hash = createHash('sha256')
  for (const path of [...sources(folder)].sort()) {
    hash.update(relative(folder, path)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex').slice(0, 12)
}
