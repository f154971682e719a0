import { parseArgs } from 'node:util'
import { benchDesk } from './desk.ts'
import { benchIngest } from './ingest.ts'
import { benchLive } from './live.ts'
import { benchMixed, benchRebuild } from './mixed.ts'
import { type Bench, table } from './report.ts'
import { benchRestart } from './restart.ts'
import { benchSnapshot } from './snapshot.ts'
import { benchWall } from './wall.ts'
import { benchXlsx } from './xlsx.ts'

const BENCHES: Readonly<Record<string, Bench>> = {
  desk: benchDesk,
  ingest: benchIngest,
  live: benchLive,
  mixed: benchMixed,
  rebuild: benchRebuild,
  restart: benchRestart,
  snapshot: benchSnapshot,
  wall: benchWall,
  xlsx: benchXlsx,
}
/** Needs a folder, so it runs only where it is named. */
const BY_NAME_ONLY = ['restart']

/** `npm run bench -- [--json] [names…] [--rounds N] [--folder F] [--entries N] [--chdb]`: each against a peer in the same run; all of them without names. */
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '5' },
      folder: { type: 'string' },
      entries: { type: 'string' },
      chdb: { type: 'boolean', default: false },
    },
  })
  const names =
    positionals.length > 0 ? positionals : Object.keys(BENCHES).filter((name) => !BY_NAME_ONLY.includes(name))
  const unknown = names.filter((name) => !(name in BENCHES))
  if (unknown.length > 0) {
    console.error(`no such bench: ${unknown.join(', ')} (there are ${Object.keys(BENCHES).join(', ')})`)
    return 2
  }
  for (const name of names) {
    const finding = await BENCHES[name]?.({
      rounds: Number(values.rounds),
      ...(values.folder === undefined ? {} : { folder: values.folder }),
      ...(values.entries === undefined ? {} : { entries: Number(values.entries) }),
      chdb: values.chdb,
      say: (line) => console.error(`${name}: ${line}`),
    })
    if (finding) console.log(values.json ? JSON.stringify(finding) : table(finding))
  }
  return 0
}

process.exitCode = await main()
