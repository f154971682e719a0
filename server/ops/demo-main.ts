import { setTimeout as sleep } from 'node:timers/promises'
import { formatInstant, parseDay, parseInstant } from '../../data/language/time.ts'
import {
  exampleBranch,
  exampleMember,
  openPopulation,
  SIMULATOR_REVISION,
} from '../../data/scenes/organisation/simulate/timeline.ts'
import { townOf } from '../../data/scenes/organisation/simulate/town.ts'
import { drive } from './demo-drive.ts'
import { readDemoFile, writeDemoFile } from './demo-folder.ts'
import type { DemoMessage, StartMessage } from './demo-messages.ts'
import { ownersOf } from './demo-owners.ts'
import { askOf, patient, uploadTo } from './demo-upload.ts'

/** The demonstration's own process: forked by the server, ends with it. */
process.on('disconnect', () => process.exit(0))
process.once('message', (message: StartMessage) => {
  run(message).catch((error: unknown) => {
    complain(error instanceof Error ? (error.stack ?? error.message) : String(error))
    process.exit(1)
  })
})

function tell(message: DemoMessage): void {
  if (process.connected) process.send?.(message)
}

function complain(text: string): void {
  process.stderr.write(`demo: ${text}\n`)
}

async function run({ folder, url, token, ownersToken }: StartMessage): Promise<void> {
  const stored = readDemoFile(folder)
  if (!stored) throw new Error('demo.json is gone')
  if (stored.revision !== SIMULATOR_REVISION) {
    // The same seed means another city now: what would follow does not fit what is there.
    complain('演示数据由另一版本的模拟器生成，不再续写 / made by another revision of the simulator, not continued')
    tell({ kind: 'opened', branch: stored.branch, member: stored.member })
    tell({ kind: 'progress', done: 0, total: 0, stage: 'live', label: '实时' })
    return
  }
  const city = openPopulation({ seed: stored.seed, size: stored.size, openingDay: parseDay(stored.opening) ?? 0 })
  const branch = stored.branch ?? exampleBranch(city)
  let file = { ...stored, branch, member: stored.member ?? exampleMember(city, branch) }
  writeDemoFile(folder, file)
  tell({ kind: 'opened', branch: file.branch, member: file.member })

  let waiting = ''
  const upload = patient(uploadTo({ url, token }), {
    sleep,
    onWait(why) {
      if (why !== waiting) complain(`等待服务器 / waiting for the server: ${why}`)
      waiting = why
    },
  })
  const owners = ownersOf({ town: townOf(city), ask: askOf({ url, token: ownersToken }), upload, now: Date.now })
  await drive({
    city,
    after: file.sentUpTo === null ? null : (parseInstant(file.sentUpTo) ?? null),
    upload,
    now: Date.now,
    sleep,
    onSent(upTo) {
      waiting = ''
      file = { ...file, sentUpTo: formatInstant(upTo) }
      writeDemoFile(folder, file)
    },
    onPresent: () => owners().catch((error: unknown) => complain(`督办 / supervision: ${String(error)}`)),
    onProgress: (progress) => tell({ kind: 'progress', ...progress }),
    onRejected: (rejected) => complain(`${rejected.length} 条被退回 / refused; ${JSON.stringify(rejected[0])}`),
    until: 'live',
  })
}
