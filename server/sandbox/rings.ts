import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Label } from '../../data/language/label.ts'

/** What the system lends to the fourth ring: the process that runs a query, and what it may use up. */
export interface Rings {
  /** Put before the program, within these limits. */
  readonly before: (limits: ProcessLimits) => readonly string[]
  /** The number of the user and group that the process becomes; '': it stays who it is. */
  readonly user: string
  /** What is weaker than it should be on this machine, for the operator. */
  readonly weaker: readonly Label[]
}

export interface ProcessLimits {
  /** Memory of the process, beyond which it is refused more. */
  readonly dataMb: number
  /** Longest file that it may write; 0: none. */
  readonly fileBytes: number
  readonly cpuSeconds: number
}

/** Where the tools are: never looked for along somebody's PATH. */
const TOOLS = '/usr/bin'
/** `nobody` on Debian and most others. */
const NOBODY = '65534'
const OPEN_FILES = 512

const WEAKER = {
  prlimit: {
    zh: '不能用 prlimit：查询进程的内存、文件和 CPU 只由引擎自己限制',
    en: 'prlimit cannot be used: memory, files and CPU of a query are limited by the engine alone',
  },
  network: {
    zh: '不能用 unshare 断开网络：查询进程只由引擎的设置挡住网络',
    en: 'unshare cannot cut the network off: only the settings of the engine keep a query from it',
  },
  user: {
    zh: '服务器不是 root：查询进程以服务器自己的用户运行',
    en: 'the server is not root: a query runs as the user of the server',
  },
} as const satisfies Record<string, Label>

let found: Promise<Rings> | undefined

/** What this machine has; looked at once. */
export function findRings(): Promise<Rings> {
  found ??= lookForRings(TOOLS)
  return found
}

/** What a folder of tools lends: what is not there, or does not work here, makes its ring weaker. */
export async function lookForRings(tools: string): Promise<Rings> {
  const prlimit = join(tools, 'prlimit')
  const isRoot = process.getuid?.() === 0
  const unshare = [join(tools, 'unshare'), '--net', ...(isRoot ? [] : ['--user'])]
  const hasLimits = await works([prlimit, `--nofile=${OPEN_FILES}`, '--core=0', 'true'])
  const isolate = (await works([...unshare, 'true'])) ? unshare : []
  return {
    before: ({ dataMb, fileBytes, cpuSeconds }) => [
      ...isolate,
      ...(hasLimits
        ? [
            prlimit,
            `--data=${dataMb * 1_048_576}`,
            `--fsize=${fileBytes}`,
            `--cpu=${cpuSeconds}`,
            `--nofile=${OPEN_FILES}`,
            '--core=0',
          ]
        : []),
    ],
    user: isRoot ? NOBODY : '',
    weaker: [
      ...(hasLimits ? [] : [WEAKER.prlimit]),
      ...(isolate.length > 0 ? [] : [WEAKER.network]),
      ...(isRoot ? [] : [WEAKER.user]),
    ],
  }
}

async function works([file = '', ...args]: readonly string[]): Promise<boolean> {
  try {
    await promisify(execFile)(file, args, { timeout: 5_000 })
    return true
  } catch {
    return false
  }
}
