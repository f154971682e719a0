import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { flushDrill, flushTable, NoStrace } from './flush.ts'
import { killDrill } from './kill.ts'
import { malformedDrill } from './malformed.ts'
import { sqlDrill } from './sql.ts'

const HELP = `npm run drill -- <name> [options]

  kill    kills a server while it takes events, and counts what was lost or doubled
            --cycles N (200)  --seed S (1)  --folder F (keep the data there)
            --on F (on a copy of a stopped folder, beside what is in it)
  malformed  sends mutated batches and files, and counts what was not answered, not explained or not accounted for
            --count N (100000)  --seed S (1)
  sql     sends mutated hostile SQL to a desk in a process of its own, counts what escaped, was told, read, written or
          called, and measures its event-loop delay: at most twice that of the idle one
            --count N (20000)  --seed S (1)
  flush   shows with strace that an answer leaves after the journal's flush (root or ptrace needed)
            --requests N (20)
  shots   pictures of every view of the wall at every shape, and pairwise over themes and languages (needs Chromium and a build)
            --folder F (yuntu-shots)
  pictures  the pictures of the README, of a wall that its one-time link opens; without one of the small city
            --link L  --folder F (docs)  --only phone
  map     how much more of a frame 6,000 cells take than 600, while they glow and change (needs Chromium)
  wall    sends a wall changed cells as fast as it takes them, uses it meanwhile, and weighs its heap, nodes and listeners
            --updates N (1000000; in 10,000 frames or more)
  phone   the same for a phone, five cells a frame; before that what its first load takes
            --updates N (100000)`

/** `npm run drill`: exercises of the worst case, each with an exit code of its own. */
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      cycles: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      folder: { type: 'string' },
      on: { type: 'string' },
      requests: { type: 'string', default: '20' },
      count: { type: 'string' },
      updates: { type: 'string' },
      link: { type: 'string' },
      only: { type: 'string' },
    },
  })
  const [name] = positionals
  switch (name) {
    case 'kill':
      return kill(values)
    case 'malformed':
      return malformed(values)
    case 'sql':
      return sql(values)
    case 'flush':
      return flush(Number(values.requests))
    case 'shots':
      return browserDrill('shots-main.ts', ['--folder', values.folder ?? 'yuntu-shots'])
    case 'pictures':
      return browserDrill('pictures-main.ts', [
        ...['--folder', values.folder ?? 'docs'],
        ...(values.link === undefined ? [] : ['--link', values.link]),
        ...(values.only === undefined ? [] : ['--only', values.only]),
      ])
    case 'map':
      return browserDrill('map-drill-main.ts', [])
    case 'wall':
      return browserDrill('wall-drill-main.ts', ['--updates', values.updates ?? '1000000'])
    case 'phone':
      return browserDrill('phone-drill-main.ts', ['--updates', values.updates ?? '100000'])
    default:
      console.log(HELP)
      return name === undefined ? 0 : 2
  }
}

/** A browser is driven by the browser tests’ own helpers, in a process of their own. */
function browserDrill(name: string, args: readonly string[]): number {
  const script = fileURLToPath(new URL(`../../cockpit/e2e/${name}`, import.meta.url))
  return spawnSync(process.execPath, ['--import', 'tsx', script, ...args], { stdio: 'inherit' }).status ?? 1
}

async function kill(options: {
  cycles: string
  seed: string
  folder?: string | undefined
  on?: string | undefined
}): Promise<number> {
  if (options.folder !== undefined && options.on !== undefined) throw new Error('--folder or --on, not both')
  const started = performance.now()
  const summary = await killDrill({
    cycles: Number(options.cycles),
    seed: Number(options.seed),
    ...(options.folder === undefined ? {} : { folder: options.folder }),
    ...(options.on === undefined ? {} : { on: options.on }),
    say: console.log,
  })
  console.log(JSON.stringify({ ...summary, seconds: Math.round((performance.now() - started) / 1_000) }, null, 2))
  return summary.lost + summary.doubled === 0 && summary.verified ? 0 : 1
}

async function malformed(options: { count?: string | undefined; seed: string }): Promise<number> {
  const started = performance.now()
  const summary = await malformedDrill({
    count: Number(options.count ?? 100_000),
    seed: Number(options.seed),
    say: console.error,
  })
  console.log(JSON.stringify({ ...summary, seconds: Math.round((performance.now() - started) / 1_000) }, null, 2))
  return summary.findings.length === 0 && summary.verified ? 0 : 1
}

async function sql(options: { count?: string | undefined; seed: string }): Promise<number> {
  const started = performance.now()
  const summary = await sqlDrill({
    count: Number(options.count ?? 20_000),
    seed: Number(options.seed),
    say: console.error,
  })
  console.log(JSON.stringify({ ...summary, seconds: Math.round((performance.now() - started) / 1_000) }, null, 2))
  return summary.findings.length === 0 && summary.loopRatio <= 2 ? 0 : 1
}

async function flush(requests: number): Promise<number> {
  try {
    const exchanges = await flushDrill({ requests })
    const wrong = requests - exchanges.filter((e) => e.inOrder).length
    console.log(flushTable(exchanges))
    console.log(
      wrong === 0 ? `PASS: ${requests} answers left after the journal's flush` : `FAIL: ${wrong} of ${requests}`,
    )
    return wrong === 0 ? 0 : 1
  } catch (error) {
    if (!(error instanceof NoStrace)) throw error
    console.error(error.message)
    return 2
  }
}

process.exitCode = await main()
