import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { JAILS } from '../sandbox/jail.ts'

/** The sandbox's processes of a data folder, by where they work, each with who started it. */
export function sandboxesOf(folder: string): { pid: number; parent: number }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        if (!readlinkSync(`/proc/${name}/cwd`).startsWith(join(folder, JAILS))) return []
        const [, parent] = readFileSync(`/proc/${name}/status`, 'utf8').match(/^PPid:\s+(\d+)$/m) ?? []
        return [{ pid: Number(name), parent: Number(parent) }]
      } catch {
        return [] // it has gone meanwhile, or is not ours to look at
      }
    })
}

/** The priorities of a process's threads. */
export function prioritiesOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).map((thread) => {
    const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16])
  })
}
