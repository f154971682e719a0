import { expect, test } from 'vitest'
import { emptyFolder } from '../testing/engine.ts'
import { Ledger } from './ledger.ts'

test('an answer is of one moment, whatever is written between planning and counting it', async () => {
  const { ledger } = await Ledger.open({ folder: emptyFolder(), identity: { journal: 'j', epoch: 'e' }, journalSeq: 0 })
  const EACH = 300
  const rounds = 100
  let written = 0
  const write = async () => {
    for (let round = 1; round <= rounds; round++) {
      // Ever wider: a plan is made for the widths that a column has by then, and counts wrong beyond them.
      for (let i = 0; i < EACH; i++)
        ledger.entry(round, { ts: 0, org: 1, member: 0, measure: (i * 31) % (round * 8), amount: 1 })
      ledger.mark(round)
      ledger.due(round)
      await ledger.write()
      written = round
    }
  }
  const read = async () => {
    while (written < rounds) {
      const rows = await ledger.read('SELECT measure, sum(amount) FROM entry GROUP BY measure')
      expect(new Set(rows.map(([measure]) => measure)).size).toBe(rows.length)
      expect(rows.reduce((all, [, sum]) => all + Number(sum), 0) % EACH).toBe(0)
    }
  }
  await Promise.all([write(), read()])
  await ledger.close()
})
