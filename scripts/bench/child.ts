import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A process of a bench or drill that answers one message after another. */
export interface Child {
  /** What it answered to its order. */
  readonly first: unknown
  ask(message: unknown): Promise<unknown>
  end(): void
}

/** Starts a script of this folder, and waits until it has taken its order, the first message. Fails where it ends. */
export async function startChild(script: string, order: object): Promise<Child> {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), [], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const answer = () =>
    new Promise<unknown>((resolve, reject) => {
      const gone = (code: number | null) => reject(new Error(`${script} ended with ${code}`))
      child.once('exit', gone)
      child.once('message', (message) => {
        child.off('exit', gone)
        resolve(message)
      })
    })
  const ask = (message: unknown) => {
    const answered = answer()
    child.send(message as string) // whatever JSON holds
    return answered
  }
  const first = await ask(order)
  return {
    first,
    ask,
    end: () => void child.kill('SIGKILL'),
  }
}
