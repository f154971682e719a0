import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Problem } from '../../data/contract/problem.ts'
import { ARTEFACT, artefactFolder, openArtefact } from '../snapshot/artefact.ts'
import { checkHashes, DamagedSnapshot, MANIFEST, type Manifest, readManifest } from '../snapshot/manifest.ts'
import { Sandbox } from './sandbox.ts'

const HELP = `npm run sql -- "SELECT …" [--data FOLDER] [--snapshot ID] [--rows N]

在最新的快照上查询（服务开着或停着都可以），与分析台同一个沙箱；结果为制表符分隔的文字。
Asks the latest snapshot of a folder, of a running or a stopped server, in the sandbox of the desk; prints tab-separated text.
`

/** The snapshots of a folder, by version: the latest last. */
function snapshotsOf(root: string): Manifest[] {
  if (!existsSync(root)) return []
  return readdirSync(root)
    .filter((name) => !name.startsWith('.') && existsSync(join(root, name, MANIFEST)))
    .map((name) => readManifest(join(root, name)))
    .sort((a, b) => a.version - b.version || (a.made < b.made ? -1 : 1))
}

function cell(value: unknown): string {
  if (value === null) return ''
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.replace(/[\t\r\n]/g, ' ')
}

async function run(sql: string, at: { data: string; snapshot?: string; rows?: number }): Promise<void> {
  const root = join(at.data, 'snapshots')
  const found = snapshotsOf(root)
  const chosen = at.snapshot === undefined ? found.at(-1) : found.find(({ id }) => id === at.snapshot)
  if (!chosen) throw new Problem('snapshot-unknown', `${root} 里没有${at.snapshot === undefined ? '快照' : '这个快照'}`)
  const artefact = artefactFolder({ scope: 'root', people: false })
  const folder = join(root, chosen.id)
  await checkHashes(folder, chosen).catch((error) => {
    throw error instanceof DamagedSnapshot ? new Problem('refused', error.message, { cause: error }) : error
  })
  const readable = openArtefact(join(folder, artefact, ARTEFACT))
  const sandbox = await Sandbox.open({ data: at.data, isBeside: true })
  try {
    const ended = await sandbox.ask(
      { id: randomUUID(), owner: 'sql', sql, readable, rows: at.rows },
      {
        line(line) {
          if (line.kind === 'columns')
            process.stdout.write(`${line.columns.map(({ name }) => cell(name)).join('\t')}\n`)
          if (line.kind !== 'rows') return
          const { rows } = JSON.parse(line.line.toString()) as { rows: unknown[][] }
          process.stdout.write(rows.map((row) => `${row.map(cell).join('\t')}\n`).join(''))
        },
      },
    )
    const cut = ended.truncated ? '，未完 / truncated' : ''
    process.stderr.write(`${chosen.id} · 版本 ${chosen.version} · ${ended.rows} 行${cut} · ${ended.ms} ms\n`)
  } finally {
    sandbox.close()
  }
}

process.umask(0o077)
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    snapshot: { type: 'string' },
    rows: { type: 'string' },
    help: { type: 'boolean' },
  },
})
const [sql] = positionals
if (values.help || sql === undefined) process.stdout.write(HELP)
else {
  try {
    await run(sql, {
      data: values.data ?? process.env.YUNTU_DATA ?? 'yuntu-data',
      ...(values.snapshot === undefined ? {} : { snapshot: values.snapshot }),
      ...(values.rows === undefined ? {} : { rows: Number(values.rows) }),
    })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { title, detail, rule, line, column } = error.toBody()
    const place = line === undefined ? '' : `（第 ${line} 行第 ${column} 个字）`
    process.stderr.write(`${[title, detail, rule].filter(Boolean).join('：')}${place}\n`)
    process.exitCode = 1
  }
}
