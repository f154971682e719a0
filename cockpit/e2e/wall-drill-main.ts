import { parseArgs } from 'node:util'
import { settled } from './settled.ts'
import { openBrowser, startServer } from './support.ts'
import { isFlat, wallDrill } from './wall-drill.ts'

/** `npm run drill -- wall`: a wall of the small city through as many changed cells as are asked for. */
async function main(updates: number): Promise<boolean> {
  const server = await startServer({ YUNTU_DEMO: 'small' })
  const browser = await openBrowser()
  try {
    await settled(server.origin, server.firstRun().tokens.wall ?? '')
    console.log(row(['frames', 'cells', 'heap MB', 'nodes', 'listeners']))
    const found = await wallDrill({
      server,
      browser,
      updates,
      frames: Math.max(10_000, Math.ceil(updates / 100)),
      samples: 10,
      say: ({ frames, updates: cells, heapMegabytes, nodes, listeners }) =>
        console.log(row([frames, cells, heapMegabytes, nodes, listeners])),
    })
    const { samples: _, ...rest } = found
    console.log(JSON.stringify(rest, null, 2))
    const isGood = isFlat(found) && found.problems.length === 0 && found.wrong.length === 0
    console.log(isGood ? 'PASS: heap, nodes and listeners stay level, no console errors, every figure as sent' : 'FAIL')
    return isGood
  } finally {
    await browser.close()
    await server.dispose()
  }
}

function row(cells: readonly (string | number)[]): string {
  return cells.map((cell) => String(cell).padStart(12)).join('')
}

const { values } = parseArgs({ options: { updates: { type: 'string', default: '1000000' } } })
process.exitCode = (await main(Number(values.updates))) ? 0 : 1
