/** Who is paired with a wall, and who of them holds it. Phones by the id of their session. */
export interface ConductState {
  /** When each was last heard of, epoch ms. */
  readonly phones: ReadonlyMap<string, number>
  readonly holder: string | null
  /** Who would like to have it, the first first. */
  readonly asking: readonly string[]
}

/** Something that a phone did. */
interface OfPhone {
  readonly kind: 'paired' | 'requested' | 'granted' | 'declined' | 'released' | 'left' | 'acted'
  readonly phone: string
}
export type ConductInput = OfPhone | { readonly kind: 'ticked' }

export type ConductRefusal = 'not-paired' | 'not-holder' | 'nobody-asks'

export type ConductStep =
  | { readonly ok: true; readonly state: ConductState }
  | { readonly ok: false; readonly refusal: ConductRefusal }

/** A phone of which nothing is heard for so long is paired no more. */
export const CONDUCT_IDLE_MS = 300_000

export const UNCONDUCTED: ConductState = { phones: new Map(), holder: null, asking: [] }

/**
 * What becomes of a wall's conducting. Pure.
 *
 * One holds it; another gets it when the holder grants it, gives it back, leaves or falls idle, in the order of asking.
 */
export function nextConduct(state: ConductState, input: ConductInput & { readonly now: number }): ConductStep {
  return input.kind === 'ticked' ? { ok: true, state: withoutIdle(state, input.now) } : afterPhone(state, input)
}

function afterPhone(state: ConductState, input: OfPhone & { readonly now: number }): ConductStep {
  const { phone } = input
  const { holder, asking } = state
  if (input.kind !== 'paired' && !state.phones.has(phone)) return { ok: false, refusal: 'not-paired' }
  const phones = new Map(state.phones).set(phone, input.now)
  const [first] = asking
  switch (input.kind) {
    case 'paired':
      return { ok: true, state: { ...state, phones, holder: holder ?? phone } }
    case 'requested': {
      if (holder === null) return { ok: true, state: { ...state, phones, holder: phone } }
      const isNew = holder !== phone && !asking.includes(phone)
      return { ok: true, state: { ...state, phones, asking: isNew ? [...asking, phone] : asking } }
    }
    case 'left':
      return { ok: true, state: without(state, [phone]) }
    case 'acted':
      return holder === phone ? { ok: true, state: { ...state, phones } } : { ok: false, refusal: 'not-holder' }
    case 'granted':
    case 'declined':
      if (holder !== phone) return { ok: false, refusal: 'not-holder' }
      if (first === undefined) return { ok: false, refusal: 'nobody-asks' }
      return {
        ok: true,
        state: { phones, holder: input.kind === 'granted' ? first : holder, asking: asking.slice(1) },
      }
    case 'released':
      if (holder !== phone) return { ok: false, refusal: 'not-holder' }
      return { ok: true, state: { phones, holder: first ?? null, asking: asking.slice(1) } }
  }
}

function withoutIdle(state: ConductState, now: number): ConductState {
  const idle = [...state.phones].filter(([, heard]) => now - heard >= CONDUCT_IDLE_MS).map(([phone]) => phone)
  return idle.length === 0 ? state : without(state, idle)
}

/** What some held goes to who asked first of those that stay. */
function without(state: ConductState, gone: readonly string[]): ConductState {
  const phones = new Map([...state.phones].filter(([phone]) => !gone.includes(phone)))
  const asking = state.asking.filter((phone) => !gone.includes(phone))
  if (state.holder !== null && !gone.includes(state.holder)) return { phones, holder: state.holder, asking }
  return { phones, holder: asking[0] ?? null, asking: asking.slice(1) }
}
