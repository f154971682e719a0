import { parseArgs } from 'node:util'
import { benchIngest } from './ingest.ts'
import { benchLive } from './live.ts'
import { type Bench, table } from './report.ts'

const BENCHES: Readonly<Record<string, Bench>> = { ingest: benchIngest, live: benchLive }

/** `npm run bench -- [--json] [names…] [--rounds N]`: each against a peer in the same run; all of them without names. */
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '5' } },
  })
  const names = positionals.length > 0 ? positionals : Object.keys(BENCHES)
  const unknown = names.filter((name) => !(name in BENCHES))
  if (unknown.length > 0) {
    console.error(`no such bench: ${unknown.join(', ')} (there are ${Object.keys(BENCHES).join(', ')})`)
    return 2
  }
  for (const name of names) {
    const finding = await BENCHES[name]?.({
      rounds: Number(values.rounds),
      say: (line) => console.error(`${name}: ${line}`),
    })
    if (finding) console.log(values.json ? JSON.stringify(finding) : table(finding))
  }
  return 0
}

process.exitCode = await main()
