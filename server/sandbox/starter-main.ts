import { type ChildProcess, spawn } from 'node:child_process'
import { rmdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { dirname } from 'node:path'
import type { FromStarter, ToStarter } from './messages.ts'

/**
 * The process that starts the sandbox's processes for the server: small, so that it is quick.
 *
 * Argument: the socket on which the server waits for them. It ends with the server, and what it started with it.
 */
const [path = ''] = process.argv.slice(2)
/** By their ids; null: about to be started. */
const running = new Map<string, ChildProcess | null>()

// The server says when it is over, whatever its terminal says.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
process.on('message', (message: ToStarter) => {
  if (message.kind === 'start') start(message)
  else kill(message.id)
})
process.on('disconnect', () => {
  for (const child of running.values()) child?.kill('SIGKILL')
  // A server that was killed could not do so itself.
  leave()
  process.exit(0)
})

function start({ id, command: [file = '', ...args], folder }: Extract<ToStarter, { kind: 'start' }>): void {
  running.set(id, null)
  const line = connect(path)
  line.once('error', () => gone(id, null))
  line.once('connect', () =>
    line.write(`${id}\n`, () => {
      if (!running.has(id)) return void line.destroy()
      const child = spawn(file, args, {
        cwd: folder,
        // Nothing of the server's environment; its own clock is that of the data.
        env: { PATH: '/usr/bin:/bin', TZ: 'Asia/Shanghai' },
        stdio: [line, line, 'ignore'],
      })
      running.set(id, child)
      child.once('exit', (_, signal) => gone(id, signal))
      child.once('error', () => gone(id, null))
      // It is the child's alone from here on.
      line.destroy()
    }),
  )
}

function kill(id: string): void {
  const child = running.get(id)
  if (child) child.kill('SIGKILL')
  else if (child === null) gone(id, 'SIGKILL')
}

function gone(id: string, signal: NodeJS.Signals | null): void {
  if (!running.delete(id)) return
  process.send?.({ kind: 'gone', id, signal } satisfies FromStarter)
}

/** Takes the socket away, with its folder, which has nothing else. */
function leave(): void {
  try {
    rmSync(path, { force: true })
    rmdirSync(dirname(path))
  } catch {
    // The server has done so.
  }
}
