import { readFileSync } from 'node:fs'

const TICKS_PER_SECOND = 100

/** A line of `/proc/<pid>/status` in MB; 0 where the process is gone. */
export function memoryOf(pid: number, name: 'RssAnon' | 'VmHWM'): number {
  try {
    const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return Math.round(Number(found?.[1] ?? 0) / 1_024)
  } catch {
    return 0
  }
}

/** User and system time of a process and all its threads; 0 where it is gone. */
export function cpuSecondsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
  } catch {
    return 0
  }
}
