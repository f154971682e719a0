/**
 * The stages of `npm run check` and `npm test`, in order. A stage that fails does not hide what the later ones find: each
 * runs that does not need the failed one, and all is told at the end.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { ensureBuild, run, tool } from './prepare.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ name: string, work: () => Promise<boolean | 'skipped'>, needs?: string }} Stage */

const UNIT_PROJECTS = ['data', 'server', 'cockpit', 'scripts']
const IN_CI = !['', '0', 'false', undefined].includes(process.env.CI)

/** @type {Counts} */
const total = { passed: 0, failed: 0, skipped: 0 }

/** @type {Stage[]} */
const CHECK = [
  { name: 'lint', work: passes('biome', ['check', '--error-on-warnings']) },
  { name: 'types', work: types },
  { name: 'knip', work: passes('knip', ['--no-progress']) },
  { name: 'unit tests', work: () => vitest(UNIT_PROJECTS) },
]

/** @type {Stage[]} */
const TEST = [
  ...CHECK,
  { name: 'build', work: async () => (await ensureBuild()) === 0 },
  { name: 'laws', work: () => vitest(['laws']) },
  { name: 'browser tests', work: browserTests, needs: 'build' },
]

/**
 * Runs the stages and ends with one line: `Tests: 123 passed, 0 failed`. Answers the exit code.
 *
 * @param {'check' | 'test'} what
 */
export async function test(what) {
  const ok = await runStages(what === 'test' ? TEST : CHECK)
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
  console.log(`Tests: ${total.passed} passed, ${total.failed} failed${skipped}`)
  return ok ? 0 : 1
}

/** @param {readonly Stage[]} stages */
async function runStages(stages) {
  /** @type {string[]} */
  const failed = []
  for (const { name, work, needs } of stages) {
    console.log(`\n▸ ${name}`)
    if (needs && failed.includes(needs)) {
      console.log(`– not run: ${name} (needs ${needs})`)
      continue
    }
    const started = Date.now()
    const ok = await work()
    const mark = ok === 'skipped' ? '– skipped:' : ok ? '✓' : '✗'
    console.log(`${mark} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
    if (!ok) failed.push(name)
  }
  console.log(failed.length > 0 ? `\nFailed: ${failed.join(', ')}` : '')
  return failed.length === 0
}

/** @param {string} name @param {readonly string[]} args */
function passes(name, args) {
  return async () => (await run(tool(name), args)) === 0
}

/** Each room by its own tsconfig; what may see `.vue` files, by vue-tsc. The two run side by side. */
async function types() {
  const results = await Promise.all([
    passes('tsc', ['-b', 'data', 'server', 'scripts'])(),
    passes('vue-tsc', ['-b', 'cockpit', 'tsconfig.test.json'])(),
  ])
  return results.every(Boolean)
}

/** @returns {Promise<boolean | 'skipped'>} */
async function browserTests() {
  const chromium = findChromium()
  if (chromium) {
    const before = total.passed
    const ok = await vitest(['e2e'])
    if (!ok || !IN_CI || total.passed > before) return ok
    console.error('CI: not one browser test ran.')
    return false
  }
  const how = 'apt-get install chromium, or name one in YUNTU_CHROMIUM'
  console.error(`未找到 Chromium，浏览器测试没有运行 / no Chromium: the browser tests did NOT run (${how}).`)
  if (!IN_CI) return 'skipped'
  console.error('CI: they must run, so this is a failure.')
  return false
}

/** Runs Vitest projects and adds what it counted to the total. @param {readonly string[]} projects */
async function vitest(projects) {
  const folder = mkdtempSync(join(tmpdir(), 'yuntu-test-'))
  const report = join(folder, 'report.json')
  const chosen = projects.flatMap((project) => ['--project', project])
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  try {
    const code = await run(tool('vitest'), ['run', '--passWithNoTests', ...chosen, ...reporters])
    add(readReport(report))
    return code === 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} path @returns {any} */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return {} // Vitest fell before it could write; its exit code says so
  }
}

/** A file that could not even be loaded is one failure. @param {any} report */
function add({ numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0, testResults = [] }) {
  const unloaded = testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  total.passed += numPassedTests
  total.failed += numFailedTests + unloaded.length
  total.skipped += numPendingTests + numTodoTests
}
