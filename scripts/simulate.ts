import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { formatDay, formatInstant, parseDay, toDay } from '../data/language/time.ts'
import { openingDayFor } from '../data/scenes/organisation/simulate/calendar.ts'
import { openPopulation } from '../data/scenes/organisation/simulate/timeline.ts'
import { SIZES, type Size } from '../data/scenes/organisation/simulate/truth.ts'
import { drive } from '../server/ops/demo-drive.ts'
import { DEFAULT_SEED } from '../server/ops/demo-folder.ts'
import { patient, type Upload, uploadTo } from '../server/ops/demo-upload.ts'
import { driveFast } from './simulate/fast.ts'

const HELP = `npm run simulate -- --first-run FILE [options]

把模拟城市的事件发给一台服务器：先补齐历史，再按时间逐条发送。
Sends a simulated city's events to a server: first its past, then each at its time.

  --first-run FILE   first-run.json of the server's data folder: address and token
  --url URL          another address than the file's
  --size SIZE        ${Object.keys(SIZES).join(' | ')}; default: the server's demonstration, else small
  --seed N           default: the server's demonstration, else ${DEFAULT_SEED}
  --opening DATE     first day of the record; default: the server's demonstration, else thirteen months ago
  --once             stop when the past is sent
  --speed N          only meetings, N times as fast as they happen, from this time of day on and around the clock of
                     the simulated city; each is stamped with the moment it is sent, so that today's figures are not
                     the city's own any more. The population must be there. 只发组织生活，时间记为发送时刻。
  --help

同一城市的事件编号不变，重复发送不会重复计数。Ids never change: sending again changes nothing.
`

const FirstRun = z.object({ url: z.string(), tokens: z.object({ source: z.string() }) })
const ServerDemo = z.object({ opening: z.string().nullable(), seed: z.number().nullable(), size: z.string() })

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'first-run': { type: 'string' },
      url: { type: 'string' },
      size: { type: 'string' },
      seed: { type: 'string' },
      opening: { type: 'string' },
      once: { type: 'boolean' },
      speed: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    process.stdout.write(HELP)
    return
  }
  if (values['first-run'] === undefined) throw new Error('--first-run is missing (see --help)')
  const firstRun = FirstRun.parse(JSON.parse(readFileSync(values['first-run'], 'utf8')))
  const url = values.url ?? firstRun.url
  const token = firstRun.tokens.source
  const there = await demoOf(url, token)
  const size = sizeOf(values.size ?? there.size)
  const seed = values.seed === undefined ? (there.seed ?? DEFAULT_SEED) : Number(values.seed)
  const opening = values.opening ?? there.opening ?? formatDay(openingDayFor(toDay(Date.now())))
  const openingDay = parseDay(opening)
  if (openingDay === undefined || !Number.isSafeInteger(seed))
    throw new Error('--opening or --seed is wrong (see --help)')
  say(`${url} · ${size} · ${opening} · seed ${seed}`)

  const city = openPopulation({ seed, size, openingDay })
  const upload: Upload = patient(uploadTo({ url, token }), {
    sleep,
    onWait: (why) => say(`waiting: ${why}`),
  })
  if (values.speed !== undefined) {
    const speed = Number(values.speed)
    if (!(speed > 0 && speed <= 100_000)) throw new Error('--speed must be between 0 and 100,000')
    say(`speed ${speed}: meetings only, stamped with the time of sending 时间记为发送时刻`)
    return driveFast({ city, speed, upload, now: Date.now, sleep, onSent: (sent) => say(`${sent} meetings`) })
  }
  await drive({
    city,
    after: null,
    upload,
    now: Date.now,
    sleep,
    onSent: (upTo) => say(`acknowledged up to ${formatInstant(upTo)}`),
    onProgress: ({ done, total, label }) => say(`${label} ${done} / ${total}`),
    onRejected: (rejected) => say(`${rejected.length} refused: ${JSON.stringify(rejected[0])}`),
    until: values.once ? 'history' : 'live',
  })
}

async function demoOf(url: string, token: string): Promise<z.infer<typeof ServerDemo>> {
  const response = await fetch(new URL('/api/demo', url), { headers: { authorization: `Bearer ${token}` } })
  if (!response.ok) throw new Error(`${url} answers ${response.status}`)
  return ServerDemo.parse(await response.json())
}

function sizeOf(text: string): Size {
  if (text === 'small' || text === 'hangzhou') return text
  if (text === 'empty') return 'small'
  throw new Error(`--size ${text}: ${Object.keys(SIZES).join(' or ')}`)
}

function say(text: string): void {
  process.stdout.write(`${formatInstant(Math.floor(Date.now() / 1000) * 1000).slice(11, 19)} ${text}\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
