import type { ProblemCode } from '../../data/contract/problem.ts'

/** Something that somebody did on this phone, to be sent exactly once: `body.id` is its own id, whenever it arrives. */
export interface Act {
  /** Also in the body, so that the server knows it again. */
  readonly id: string
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  /** What was done and to what, in the words it was done with. */
  readonly label: string
  /** What it was done to. */
  readonly about: string
  /** When, epoch ms. */
  readonly at: number
}

/** Why the server would not take it: it stays until its author has read it. */
export interface RefusedBecause {
  readonly code: ProblemCode
  readonly sentence: string
}

export type Queued = Act & { readonly refused: RefusedBecause | null }

export type OutboxInput =
  | { readonly kind: 'added'; readonly act: Act }
  /** Taken by the server, or taken back before it was sent. */
  | { readonly kind: 'gone'; readonly id: string }
  | { readonly kind: 'refused'; readonly id: string; readonly because: RefusedBecause }
  /** Tried once more as it was. */
  | { readonly kind: 'again'; readonly id: string }

/** Pure: in the order of doing; the same act is never there twice. */
export function nextOutbox(queued: readonly Queued[], input: OutboxInput): readonly Queued[] {
  switch (input.kind) {
    case 'added':
      return queued.some(({ id }) => id === input.act.id) ? queued : [...queued, { ...input.act, refused: null }]
    case 'gone':
      return queued.filter(({ id }) => id !== input.id)
    case 'refused':
      return queued.map((each) => (each.id === input.id ? { ...each, refused: input.because } : each))
    case 'again':
      return queued.map((each) => (each.id === input.id ? { ...each, refused: null } : each))
  }
}

/** The next to be sent: one after the other, so that what is done to one thing arrives in the order of doing. */
export function nextToSend(queued: readonly Queued[]): Queued | undefined {
  return queued.find(({ refused }) => refused === null)
}

/** Failures that say nothing of the act: it waits, and is tried again. */
export function isPassing(code: ProblemCode): boolean {
  return code === 'loading' || code === 'internal' || code === 'too-many' || code === 'unauthorized'
}
