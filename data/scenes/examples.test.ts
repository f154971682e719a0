import { expect, test } from 'vitest'
import type { EventExample, EventKind } from '../language/event.ts'
import type { KeyedEvent } from '../language/keyed.ts'
import { splitPersonal } from '../language/personal.ts'
import type { FlatState, Fold, FoldEvent, Refusal, World } from '../language/project.ts'
import { parseInstant } from '../language/time.ts'
import { ruleById } from '../rules/evaluate.ts'
import { CORRECTION_KIND, EVENTS, FOLD_OF, FOLDS, KEYED_FOLDS, ROOT, type Touch, touchedBy } from './index.ts'

const waits = (field: string, en: string): Refusal => ({ field, code: 'waits', reason: en, reasonEn: en })

/** A folder that holds only the root, and takes events one after another as the engine would. */
class Folder {
  readonly #orgs = new Map([[ROOT.code as string, ROOT.id as number]])
  readonly #members = new Map<string, number>()
  readonly #ids = new Set<string>()
  readonly #keyed = new Map<string, { rank: number; event: KeyedEvent }[]>()
  /** Rules that gave any key a date on the way. */
  readonly rules = new Set<string>()
  readonly #histories = new Map<string, { rank: number; event: FoldEvent }[]>()

  take(kind: EventKind, example: EventExample, nr: number): Refusal | undefined {
    const data = splitPersonal(example.data).kept
    const id = example.id ?? `${kind.kind}-${nr}`
    this.#ids.add(id)
    if (kind.kind === CORRECTION_KIND)
      return this.#ids.has(String(data.id)) ? undefined : waits('data.id', 'held: nothing to correct yet')
    if (kind.founds) this.#orgs.set(example.subject, this.#orgs.get(example.subject) ?? this.#orgs.size)
    const refs = (kind.orgs ?? []).map((field) => [field, data[field]] as const)
    for (const code of [example.subject, ...refs.map(([, code]) => code)])
      if (typeof code === 'string' && !this.#orgs.has(code)) return waits(code, 'held: organisation unknown')
    const orgs = Object.fromEntries(refs.map(([field, code]) => [field, this.#orgs.get(String(code)) ?? -1]))
    const fold = FOLD_OF.get(kind.kind)
    const org = this.#orgs.get(example.subject) ?? -1
    const event = { kind: kind.kind, id, ts: parseInstant(example.time) ?? Number.NaN, org, data, orgs }
    const refusal = fold && this.#insert(fold, kind, event)
    if (refusal) return refusal
    const member = typeof data.member === 'string' ? data.member : ''
    const touched = touchedBy({ ...event, subject: example.subject, member })
    return touched
      .map((touch) =>
        this.#touch(touch, kind, { ...event, subject: example.subject, pseudonym: touch.member ?? member }),
      )
      .find((each) => each !== undefined)
  }

  #touch(touch: Touch, kind: EventKind, event: Omit<KeyedEvent, 'key' | 'member'>): Refusal | undefined {
    const { fold, key } = touch
    const name = `${fold.id} ${key}`
    if (event.pseudonym !== '' && kind.member !== 'applicant' && !this.#members.has(event.pseudonym))
      return waits('data.member', 'held: unknown')
    const known = this.#keyed.get(name) ?? []
    if (known.length === 0 && fold.opens && !fold.opens.includes(kind.kind)) return waits(key, 'held')
    const full = { ...event, key, member: this.#members.get(event.pseudonym) ?? 0 }
    const now = known.reduce((state, { event }) => {
      const step = fold.step(state, event)
      return step.ok ? step.state : state
    }, fold.initial)
    const refusal = fold.check?.(full, { ...this.world, state: now })
    if (refusal) return refusal
    const history = [...known, { rank: kind.rank, event: full }].sort(
      (a, b) => a.event.ts - b.event.ts || a.rank - b.rank || (a.event.id < b.event.id ? -1 : 1),
    )
    this.#keyed.set(name, history)
    let state = fold.initial
    for (const { event: each } of history) {
      const step = fold.step(state, each)
      if (!step.ok) return step.refusal
      state = step.state
      const due = fold.due?.(state)
      if (due) this.rules.add(due.rule)
    }
    return undefined
  }

  #insert(fold: Fold, kind: EventKind, event: FoldEvent): Refusal | undefined {
    const member = String(event.data.member)
    if (fold.key === 'member') {
      if (kind.member === 'new' && this.#members.has(member)) return waits('data.member', 'known already')
      if (kind.member === 'known' && !this.#members.has(member)) return waits('data.member', 'held: unknown')
      this.#members.set(member, this.#members.get(member) ?? this.#members.size)
    }
    const refusal = fold.check?.(event, this.world)
    if (refusal) return refusal
    const key = fold.key === 'org' ? `org ${event.org}` : `member ${this.#members.get(member)}`
    const history = [...(this.#histories.get(key) ?? []), { rank: kind.rank, event }].sort(
      (a, b) => a.event.ts - b.event.ts || a.rank - b.rank || (a.event.id < b.event.id ? -1 : 1),
    )
    this.#histories.set(key, history)
    let state = fold.key === 'org' && event.org === ROOT.id ? ROOT.state : fold.initial
    // Not only the new event must apply in its place, all that were accepted before must still do.
    for (const { event: each } of history) {
      const step = fold.step(state, each)
      if (!step.ok) return step.refusal
      state = step.state
    }
    return undefined
  }

  states(key: 'org' | 'member'): FlatState[] {
    const fold = FOLDS.find((each) => each.key === key)
    if (!fold) return []
    return [...this.#histories]
      .filter(([name]) => name.startsWith(key))
      .map(([, history]) =>
        history.reduce((state, { event }) => {
          const step = fold.step(state, event)
          return step.ok ? step.state : state
        }, fold.initial as FlatState),
      )
  }

  readonly world: World = {
    memberCount: (org) => this.states('member').filter((state) => state.org === org).length,
    childCount: (org) => this.states('org').filter((state) => state.parent === org && state.dissolved === 0).length,
    isBelow: (org, above) => {
      for (let at = org; at > 0; at = Number(this.world.org(at)?.parent)) if (at === above) return true
      return above === ROOT.id
    },
    org: (org) => (org === ROOT.id ? ROOT.state : this.states('org')[org - 1]),
    member: (member) => this.states('member')[member],
  }
}

test('all examples, kind after kind as listed, are accepted by a folder that holds only the root', () => {
  const folder = new Folder()
  for (const kind of EVENTS)
    kind.examples.forEach((example, i) => {
      expect([kind.kind, example.subject, folder.take(kind, example, i)]).toEqual([
        kind.kind,
        example.subject,
        undefined,
      ])
    })
  expect(folder.states('member').filter((state) => Number(state.org) >= 0)).toHaveLength(1)
})

test('the members of the examples end expelled, deceased, full, and gone from the city', () => {
  const folder = new Folder()
  for (const kind of EVENTS) for (const [i, example] of kind.examples.entries()) folder.take(kind, example, i)
  expect(folder.states('member').map((state) => state.status)).toEqual([4, 5, 1, 6])
})

test('every date that a key of the examples has follows from a rule that can be looked up', () => {
  const folder = new Folder()
  for (const kind of EVENTS) for (const [i, example] of kind.examples.entries()) folder.take(kind, example, i)
  expect(folder.rules.size).toBeGreaterThan(8)
  expect([...folder.rules].filter((rule) => ruleById(rule) === undefined)).toEqual([])
})

test('every fold that gives dates to keys with a pseudonym says that they are of people', () => {
  const somebody = 'Somebody-s-Pseudonym_0'
  const found = new Set<string>()
  for (const { kind, examples } of EVENTS)
    for (const { subject, time, data } of examples) {
      const { member, members } = data
      const named = {
        ...data,
        ...(typeof member === 'string' ? { member: somebody } : {}),
        ...(Array.isArray(members) ? { members: [somebody] } : {}),
      }
      const who = typeof member === 'string' ? somebody : ''
      for (const { fold, key } of touchedBy({ kind, subject, member: who, ts: parseInstant(time) ?? 0, data: named }))
        if (key.includes(somebody) && fold.due) found.add(fold.id)
    }
  const declared = KEYED_FOLDS.filter((fold) => fold.ofPeople).map(({ id }) => id)
  expect([...found].sort()).toEqual(declared.sort())
  expect(found.size).toBeGreaterThan(2)
})
