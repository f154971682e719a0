import { parseArgs } from 'node:util'
import { type VerifyReport, verifyFolder } from './verify.ts'

const HELP = `npm run verify -- [--data FOLDER]

核对一个已停止的数据文件夹（或备份）：日志校验、台账 = 日志、立方 = 台账、恒等式。有任何差异则以 1 退出。
Checks a stopped data folder or a backup; exits 1 on any difference, 2 when it cannot be checked.
`

function print(report: VerifyReport): void {
  const out = (text: string) => process.stdout.write(`${text}\n`)
  out(`版本 ${report.version} · 口径 ${report.epoch}`)
  out(`${'项目'.padEnd(28)}${'核对'.padStart(12)}${'差异'.padStart(10)}`)
  for (const r of report.rows) {
    out(`${r.check.padEnd(28)}${String(r.items).padStart(12)}${String(r.differences).padStart(10)}`)
    for (const example of r.examples) out(`    ${example}`)
  }
  out(report.ok ? '一致，没有差异。No differences.' : '有差异。Differences found.')
}

const { values } = parseArgs({ options: { data: { type: 'string' }, help: { type: 'boolean' } } })
if (values.help) process.stdout.write(HELP)
else {
  try {
    const report = await verifyFolder(values.data ?? process.env.YUNTU_DATA ?? 'yuntu-data')
    print(report)
    process.exitCode = report.ok ? 0 : 1
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 2
  }
}
