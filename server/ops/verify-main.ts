import { parseArgs } from 'node:util'
import { type DiffReport, diffFolder } from './diff.ts'
import { type VerifyReport, verifyFolder } from './verify.ts'

const HELP = `npm run verify -- [--data FOLDER] [--diff]

核对一个已停止的数据文件夹（或备份）：日志校验、台账 = 日志、立方 = 台账、恒等式。有任何差异则以 1 退出。
Checks a stopped data folder or a backup; exits 1 on any difference, 2 when it cannot be checked.

--diff: 口径变更后，列出全市和各区县数值的变化：指标、范围、原值、现值。
--diff: after a change of meaning, lists the values of the whole and of what lies directly below it that changed.
`

const out = (text: string) => process.stdout.write(`${text}\n`)

function printDiff(report: DiffReport | null): void {
  if (!report) {
    out('没有其他口径的台账可比。No ledger of another meaning to compare with.')
    return
  }
  const { oldEpoch, epoch, version, file, changed } = report
  const text = (value: number | null | undefined) =>
    value === undefined ? '（无此指标）' : value === null ? '—（未报）' : String(Math.round(value * 1e6) / 1e6)
  out(`口径变更 ${oldEpoch} → ${epoch} · 版本 ${version} · ${file}`)
  for (const { metric, label, scope, old, now } of changed)
    out(`${scope.padEnd(14)}${metric.padEnd(40)}${text(old)} → ${text(now)}    ${label}`)
  out(`${report.scopes} 个范围，核对 ${report.compared} 个数值，变化 ${changed.length} 个。`)
}

function print(report: VerifyReport): void {
  out(`版本 ${report.version} · 口径 ${report.epoch}`)
  out(`${'项目'.padEnd(28)}${'核对'.padStart(12)}${'差异'.padStart(10)}`)
  for (const r of report.rows) {
    out(`${r.check.padEnd(28)}${String(r.items).padStart(12)}${String(r.differences).padStart(10)}`)
    for (const example of r.examples) out(`    ${example}`)
  }
  out(report.ok ? '一致，没有差异。No differences.' : '有差异。Differences found.')
}

const { values } = parseArgs({
  options: { data: { type: 'string' }, diff: { type: 'boolean' }, help: { type: 'boolean' } },
})
if (values.help) process.stdout.write(HELP)
else {
  try {
    const folder = values.data ?? process.env.YUNTU_DATA ?? 'yuntu-data'
    if (values.diff) printDiff(await diffFolder(folder))
    else {
      const report = await verifyFolder(folder)
      print(report)
      process.exitCode = report.ok ? 0 : 1
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 2
  }
}
