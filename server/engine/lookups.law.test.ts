import fc from 'fast-check'
import { open } from 'lmdb'
import { expect, test } from 'vitest'
import { emptyFolder } from '../testing/engine.ts'
import { Lookups } from './lookups.ts'

/** A batch: what it notes, by small numbers, and whether the folder is opened anew after it. */
const batch = fc.record({
  codes: fc.array(fc.nat(200), { maxLength: 12 }),
  touched: fc.array(fc.nat(40), { maxLength: 12 }),
  reopen: fc.boolean(),
})

function openLookups(folder: string) {
  const env = open<Buffer, string>({ path: folder, encoding: 'binary', maxDbs: 8 })
  return { env, lookups: new Lookups(env, 20) }
}

test('what was noted is found again, in the tree, on its way there or not yet, and after every start', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 25 }), async (batches) => {
      const folder = emptyFolder()
      const codes = new Map<string, number>()
      const history = new Map<string, number[]>()
      let at = openLookups(folder)
      let seq = 1
      for (const { codes: added, touched, reopen } of batches) {
        const notes = { codes: new Map<string, number>(), history: new Map<string, number[]>() }
        for (const n of added) if (!codes.has(`c${n}`)) notes.codes.set(`c${n}`, codes.size + notes.codes.size + 1)
        for (const n of new Set(touched)) notes.history.set(`k:${n}:x`, [seq, seq + 1])
        for (const [code, id] of notes.codes) codes.set(code, id)
        for (const [key, seqs] of notes.history) history.set(key, [...(history.get(key) ?? []), ...seqs])
        at.lookups.write(seq, notes)
        seq += 2
        if (reopen) {
          await at.env.flushed
          await at.env.close()
          at = openLookups(folder)
        }
        for (let n = 0; n <= 200; n += 13) expect(at.lookups.codeOf(`c${n}`)).toBe(codes.get(`c${n}`))
        for (const [key, seqs] of history) expect(at.lookups.history(key)).toEqual(seqs)
        expect(at.lookups.historyUnder('k:7:')).toEqual(history.get('k:7:x') ?? [])
      }
      await at.env.flushed
      for (const [code, id] of codes) expect(at.lookups.codeOf(code)).toBe(id)
      await at.env.close()
    }),
    { numRuns: 25 },
  )
})
