import { createHash, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** 256 bits that nobody can guess. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a secret. Looking it up by its hash tells nothing by its timing: one bit more flips all of it. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/** Writes a file whole or not at all, for the owner's eyes only. */
export function writePrivate(path: string, text: string): void {
  const draft = `${path}.${process.pid}.tmp`
  const file = openSync(draft, 'w', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(draft, path)
  const folder = openSync(dirname(path), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** The text of a file, or `undefined` where there is none. */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/** The key of the folder's pseudonyms, made once. Without it nobody can be found again: keep it with the backups. */
export function pseudonymKey(folder: string): Uint8Array {
  const path = join(folder, 'pseudonym.key')
  const stored = readIfThere(path)
  if (stored !== undefined) {
    const key = Buffer.from(stored.trim(), 'base64url')
    if (key.length !== 32) throw new Error(`${path} 已损坏：应为 32 字节的密钥。The pseudonym key is damaged.`)
    return key
  }
  const made = newSecret()
  writePrivate(path, `${made}\n`)
  return Buffer.from(made, 'base64url')
}
