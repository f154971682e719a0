import type { Progress } from './demo-drive.ts'

/** Where the line goes: standard output, or a list in a test. */
export interface Terminal {
  readonly isTTY?: boolean
  write(text: string): unknown
}

const STEP = 0.1

/**
 * Shows on the terminal how far the demonstration's past has been taken in: one line that is written over, or, where
 * the output is no terminal, a line at every tenth and at every new stage. Says at the end how long it took.
 */
export function progressLine(to: Terminal, now: () => number): (progress: Progress) => void {
  const begun = now()
  let shown: { stage: string; tenth: number } | undefined
  return ({ done, total, stage, label }) => {
    if (stage === 'live') {
      if (shown) to.write(`${to.isTTY ? '\r\u001b[K' : ''}${finished((now() - begun) / 1_000)}\n`)
      shown = undefined
      return
    }
    const share = total === 0 ? 0 : done / total
    const tenth = Math.floor(share / STEP)
    const text = `  ${label} ${done.toLocaleString('en')} / ${total.toLocaleString('en')} · ${Math.floor(share * 100)} %`
    if (to.isTTY) to.write(`\r\u001b[K${text}`)
    else if (shown?.stage !== stage || tenth > shown.tenth) to.write(`${text}\n`)
    shown = { stage, tenth }
  }
}

const finished = (seconds: number) =>
  `  演示数据已装入，用时 ${seconds.toFixed(0)} 秒 / demonstration loaded in ${seconds.toFixed(0)} s`
