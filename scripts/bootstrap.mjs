/**
 * From a fresh clone to the command that was asked for: `node scripts/bootstrap.mjs <verb> [arguments]`.
 *
 * Needs nothing but Node: it installs and builds first, where that is due. Exits with the command's own code.
 */
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, ensureBuild, ensureDependencies, passSignals, ROOT, requireNode, run, tool } from './prepare.mjs'

/** Commands that are programs of the build. */
const PROGRAMS = new Map([
  ['start', 'server/main.js'],
  ['verify', 'server/ops/verify-main.js'],
  ['sql', 'server/sandbox/sql-main.js'],
])

requireNode()
const [verb = '', ...args] = process.argv.slice(2)
const stopPassing = passSignals()

must(await ensureDependencies())
const program = PROGRAMS.get(verb)
if (program) {
  must(await ensureBuild())
  await become(join(ROOT, 'dist', program))
} else if (verb === 'build') must(await build())
else if (verb === 'dev') must(await develop())
else if (verb === 'test' || verb === 'check') {
  const { test } = await import('./test.mjs')
  process.exitCode = await test(verb)
} else {
  console.error(`bootstrap: ${[...PROGRAMS.keys(), 'build', 'dev', 'check', 'test'].join(' | ')}, not «${verb}»`)
  process.exit(2)
}

/** Goes on as the program, in this process: its signals, its arguments, its exit code. @param {string} path */
async function become(path) {
  if (!existsSync(path)) {
    console.error(`党建云图 · 构建中没有 / not in the build: ${relative(ROOT, path)}`)
    process.exit(1)
  }
  stopPassing()
  process.argv = [process.execPath, path, ...args]
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(path).href)
}

/** The server, started again on every change, and the cockpit's development server before it. */
async function develop() {
  const server = run(tool('tsx'), ['watch', '--clear-screen=false', 'server/main.ts', ...args])
  const cockpit = run(tool('vite'), [])
  const code = await Promise.race([server, cockpit])
  process.kill(process.pid, 'SIGTERM')
  return code
}

/** @param {number} code */
function must(code) {
  if (code !== 0) process.exit(code)
}
