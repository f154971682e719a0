/** Runs something again and again, never twice at a time, while it is open; what it throws goes to `onError`. */
export function every(
  ms: number,
  run: () => Promise<void> | void,
  at: { isClosed: () => boolean; onError: (error: unknown) => void },
): NodeJS.Timeout {
  let running = false
  return setInterval(() => {
    if (running || at.isClosed()) return
    running = true
    Promise.resolve()
      .then(run)
      .catch(at.onError)
      .finally(() => {
        running = false
      })
  }, ms)
}
