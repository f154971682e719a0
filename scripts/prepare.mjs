/** What every command needs first: a Node that is new enough, the dependencies of the lock file, a build of the sources. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

const STAMP = join(ROOT, 'dist', '.build')
const SOURCES = [
  'data',
  'server',
  'cockpit',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'scripts/prepare.mjs',
]
const CONFIGS = ['tsconfig.base.json', 'tsconfig.build.json']
const NOT_BUILT = /(\.test\.ts|\.e2e\.ts|\.md)$|(^|\/)(e2e|testing|\.DS_Store)$/
const NOT_COPIED = /(\.ts|\.md)$|^tsconfig.*\.json$/

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set()

/** Ends the process, with a plain message, on a Node that cannot run this. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22) return
  console.error(
    `党建云图 · 需要 Node 20.19、22.12 或更新版本 / needs Node 20.19, 22.12 or newer (here: ${process.versions.node}, ${process.execPath})`,
  )
  process.exit(1)
}

/** Passes an end asked of this process to whatever it is running; call the answer to stop doing so. */
export function passSignals() {
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    for (const child of children) child.kill(signal)
    process.exit(signal === 'SIGINT' ? 130 : 143)
  }
  process.on('SIGINT', pass).on('SIGTERM', pass)
  return () => void process.off('SIGINT', pass).off('SIGTERM', pass)
}

/**
 * Runs a program in the root folder and answers its exit code; `quiet` shows its output only if it fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { quiet = false, env = process.env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' })
    /** @type {Buffer[]} */
    const said = []
    const finish = (/** @type {number} */ code) => {
      children.delete(child)
      if (code !== 0) process.stderr.write(Buffer.concat(said))
      resolve(code)
    }
    children.add(child)
    child.stdout?.on('data', (chunk) => said.push(chunk))
    child.stderr?.on('data', (chunk) => said.push(chunk))
    child.on('error', (error) => {
      said.push(Buffer.from(`${command}: ${error.message}\n`))
      if (!quiet) process.stderr.write(`${command}: ${error.message}\n`)
      finish(127)
    })
    child.on('close', (code) => finish(code ?? 1))
  })
}

/** A program that came with the dependencies. @param {string} name */
export function tool(name) {
  return join(ROOT, 'node_modules', '.bin', name)
}

/** Installs the dependencies unless those of the lock file are there. Answers the exit code. */
export async function ensureDependencies() {
  if (dependenciesMatchLock()) return 0
  return step('安装依赖 installing dependencies', () =>
    run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true }),
  )
}

/** Builds unless the build is of these very sources. Answers the exit code. */
export async function ensureBuild() {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourceHash()) return 0
  return build()
}

/** Builds `dist/server`, `dist/data` and `dist/cockpit` anew. Answers the exit code. */
export async function build() {
  const hash = sourceHash()
  return step('构建 building', async () => {
    rmSync(join(ROOT, 'dist'), { recursive: true, force: true })
    const codes = await Promise.all([
      run(tool('tsc'), ['-p', 'tsconfig.build.json'], { quiet: true }),
      run(tool('vite'), ['build', '--logLevel', 'warn'], { quiet: true }),
    ])
    const code = codes.find((each) => each !== 0) ?? 0
    if (code !== 0) return code
    copyAssets()
    packPages()
    writeFileSync(STAMP, hash)
    return 0
  })
}

/** npm leaves a copy of what it installed; an optional package of another platform is missing there. */
function dependenciesMatchLock() {
  const installed = packagesOf('node_modules/.package-lock.json')
  const locked = packagesOf('package-lock.json')
  if (!installed || !locked) return false
  return Object.entries(locked).every(([path, entry]) => {
    if (path === '') return true
    const there = installed[path]
    if (!there) return entry.optional === true || entry.devOptional === true
    return there.version === entry.version && there.integrity === entry.integrity
  })
}

/**
 * @param {string} lock
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }> | undefined}
 */
function packagesOf(lock) {
  const path = join(ROOT, lock)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined
}

function sourceHash() {
  const hash = createHash('sha256')
  const files = [...SOURCES, ...CONFIGS].flatMap((path) => [...filesUnder(join(ROOT, path))]).sort()
  for (const path of files) {
    hash.update(relative(ROOT, path)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

/** Files that code reads beside it, which the compiler leaves behind. */
function copyAssets() {
  for (const room of ['data', 'server']) {
    for (const path of filesUnder(join(ROOT, room))) {
      if (NOT_COPIED.test(basename(path))) continue
      const target = join(ROOT, 'dist', relative(ROOT, path))
      mkdirSync(dirname(target), { recursive: true })
      cpSync(path, target)
    }
  }
}

/** Packed copies beside the scripts and styles of the pages, for browsers that take them: nothing is packed while it is asked for. */
function packPages() {
  for (const path of filesUnder(join(ROOT, 'dist', 'cockpit', 'assets'))) {
    const content = readFileSync(path)
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }))
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
  }
}

/** @param {string} path @returns {Generator<string>} */
function* filesUnder(path) {
  if (NOT_BUILT.test(path) || !existsSync(path)) return
  if (statSync(path).isDirectory()) for (const name of readdirSync(path)) yield* filesUnder(join(path, name))
  else yield path
}

/**
 * One line on the terminal for something that takes a while.
 *
 * @param {string} label
 * @param {() => Promise<number>} work
 */
async function step(label, work) {
  const started = Date.now()
  process.stderr.write(`党建云图 · ${label} …`)
  const code = await work()
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  process.stderr.write(code === 0 ? ` ${seconds} s\n` : `\n党建云图 · ${label}: 失败 failed (${seconds} s)\n`)
  return code
}
