import { toSpan } from '../charts/durations.ts'
import type { FeedState } from '../feed/next-feed.ts'

/** The state of the link as the strip says it: a shape, a word, and the tone of its colour. */
export interface LinkWords {
  readonly shape: '●' | '▲' | '○' | '◆'
  readonly tone: 'good' | 'attention' | 'quiet'
  readonly word:
    | 'live'
    | 'connecting'
    | 'lost'
    | 'catching'
    | 'starting'
    | 'recovered'
    | 'redefined'
    | 'replay'
    | 'retro'
  readonly span: ReturnType<typeof toSpan> | null
}

/** A gap is usually mended before anybody could read of it. */
const PATIENCE_MS = 1_500

/** What the strip says of a feed. `now` is on the clock of the feed's inputs. */
export function linkWords(feed: FeedState, now: number): LinkWords {
  switch (feed.status) {
    case 'waiting':
    case 'refused':
      return { shape: '○', tone: 'quiet', word: 'connecting', span: null }
    case 'live':
      if (feed.recovered)
        return { shape: '●', tone: 'good', word: 'recovered', span: toSpan(feed.recovered.seconds * 1_000) }
      if (feed.redefined) return { shape: '◆', tone: 'quiet', word: 'redefined', span: null }
      return { shape: '●', tone: 'good', word: 'live', span: null }
    case 'stale': {
      const lost = now - feed.since
      if (feed.reason === 'link') return { shape: '▲', tone: 'attention', word: 'lost', span: toSpan(lost) }
      if (feed.reason === 'starting') return { shape: '▲', tone: 'attention', word: 'starting', span: null }
      if (lost < PATIENCE_MS) return { shape: '●', tone: 'good', word: 'live', span: null }
      return { shape: '▲', tone: 'attention', word: 'catching', span: null }
    }
  }
}
