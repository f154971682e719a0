import { statSync } from 'node:fs'

/** Tells one state of a file from another without reading it; empty where there is no file. */
export function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false })
  return found ? `${found.mtimeMs} ${found.size} ${found.ino}` : ''
}
