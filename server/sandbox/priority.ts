import { readdirSync, readFileSync } from 'node:fs'
import { setPriority } from 'node:os'

/** Of a process while it loads: nobody waits for it. */
export const QUIET = 10
/** Of one that is ready: a short query goes before what the machine does in bulk. */
export const FIRST = -5
/** So long of a query; from then on it has no more than its share. */
export const FIRST_MS = 500
const SHARE = 0
const CAP_SYS_NICE = 23n

/** Whether a lower priority can be taken back: a root in a container may not. Linux only. */
export function mayRaisePriority(): boolean {
  if (process.platform !== 'linux') return false
  const [, held = '0'] = /^CapEff:\s*(\w+)$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return ((BigInt(`0x${held}`) >> CAP_SYS_NICE) & 1n) === 1n
}

/** Of this process and all its threads: each has its own, and those that it begins have it from there. */
export function setPriorities(to: number): void {
  for (const thread of readdirSync('/proc/self/task')) {
    try {
      setPriority(Number(thread), to)
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** Gives the place at the front back. */
export function share(): void {
  setPriorities(SHARE)
}
