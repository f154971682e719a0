import { expect, test } from 'vitest'
import type { FeedState, Held } from '../feed/next-feed.ts'
import { linkWords } from './link.ts'

const held: Held = { epoch: 'e', version: 1, day: '2026-11-23', dataTime: null, ribbon: [], cells: {} }
const live: FeedState = { status: 'live', held, recovered: null, redefined: null }
const stale = (reason: 'link' | 'gap' | 'starting'): FeedState => ({ status: 'stale', held, since: 1_000, reason })

test('says how long the link has been lost, with a shape beside the colour', () => {
  expect(linkWords(stale('link'), 43_000)).toEqual({
    shape: '▲',
    tone: 'attention',
    word: 'lost',
    span: { unit: 'seconds', n: 42 },
  })
})

test('says for how long it was lost once it is back', () => {
  expect(linkWords({ ...live, recovered: { seconds: 42, at: 0 } }, 1)).toMatchObject({
    word: 'recovered',
    span: { n: 42 },
  })
  expect(linkWords(live, 1)).toMatchObject({ shape: '●', word: 'live' })
})

test('does not flicker over a gap that is mended at once', () => {
  expect(linkWords(stale('gap'), 2_000).word).toBe('live')
  expect(linkWords(stale('gap'), 3_000).word).toBe('catching')
})
