import { defineKeyedFold, early, goTo, refuse } from '../../language/keyed.ts'
import type { Step } from '../../language/project.ts'
import { REASONS } from './vocabulary.ts'

/** `pairing`: the id under which the two are paired, '' while they are not; `org` the branch. */
export type PairingState = { readonly org: number; readonly pairing: string }

/**
 * Two organisations: paired once at a time, with somebody else each.
 *
 * Amounts: pairings. Invariant: made = ended + standing, at every organisation.
 */
export const pairingFold = defineKeyedFold<PairingState>({
  id: 'pairing',
  label: { zh: '结对', en: 'Pairing' },
  kinds: ['pairing.made', 'pairing.ended'],
  opens: ['pairing.made'],
  keys: ({ subject, data }) => [{ key: `${subject}/${String(data.with)}` }],
  initial: { org: -1, pairing: '' },
  owner: (state) => state.org,
  step(state, event): Step<PairingState> {
    const { org } = event
    const pairing = String(event.data.pairing)
    const stocks = (of: PairingState) => (of.pairing === '' ? [] : ['pairing.active'])
    if (event.kind === 'pairing.made') {
      if (event.orgs.with === org) return refuse('data.with', REASONS['pairing-self'])
      if (state.pairing !== '') return refuse('data.with', REASONS['pairing-standing'])
      return goTo({ event, before: state, after: { org, pairing }, stocks, flows: ['pairing.made'] })
    }
    if (state.pairing === '') return early('data.pairing', REASONS['pairing-none'])
    if (state.pairing !== pairing) return refuse('data.pairing', REASONS['pairing-other'])
    return goTo({ event, before: state, after: { ...state, pairing: '' }, stocks, flows: ['pairing.ended'] })
  },
})

/** One side of pairings: how many stand; an organisation with at least one counts once. */
export type PairedState = { readonly org: number; readonly pairings: number }

const SIDES = { branch: 'paired.branch', community: 'paired.community' } as const

/** Branches that are paired, and communities: each once, however many pairings it has. Amounts: organisations. */
export const pairedFold = defineKeyedFold<PairedState>({
  id: 'paired',
  label: { zh: '结对一方', en: 'A side of pairings' },
  kinds: ['pairing.made', 'pairing.ended'],
  opens: ['pairing.made'],
  keys: ({ subject, data }) => [{ key: `branch/${subject}` }, { key: `community/${String(data.with)}` }],
  initial: { org: -1, pairings: 0 },
  step(state, event): Step<PairedState> {
    const side = event.key.startsWith('branch/') ? 'branch' : 'community'
    const org = side === 'branch' ? event.org : (event.orgs.with ?? -1)
    const pairings = state.pairings + (event.kind === 'pairing.made' ? 1 : -1)
    if (pairings < 0) return early('data.pairing', REASONS['pairing-none'])
    const stocks = (of: PairedState) => (of.pairings === 0 ? [] : [SIDES[side]])
    return goTo({ event, before: state, after: { org, pairings }, stocks })
  },
})
