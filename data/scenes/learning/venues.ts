import { defineKeyedFold, goTo } from '../../language/keyed.ts'
import { toCalendar, toDay } from '../../language/time.ts'
import { venueType } from './measures.ts'
import type { Venue } from './vocabulary.ts'

/** A venue's month: of what type and whose it was at the first visit; `type` '' before it. */
export type VenueState = { readonly org: number; readonly type: string }

const stocks = ({ type }: VenueState) => (type === '' ? [] : ['venue.used', venueType.code(type as Venue)]) // as the schema says

/** Venues that were in use in a month: each counts with its first visit, further ones change nothing. */
export const venueFold = defineKeyedFold<VenueState>({
  id: 'venue-month',
  label: { zh: '阵地月度使用', en: 'A venue’s month' },
  kinds: ['exhibit.visited'],
  keys({ ts, data }) {
    const { year, month } = toCalendar(toDay(ts))
    return [{ key: `${String(data.venue)}/${year}-${String(month).padStart(2, '0')}` }]
  },
  initial: { org: -1, type: '' },
  step(state, event) {
    const after = state.type === '' ? { org: event.org, type: String(event.data.type) } : state
    return goTo({ event, before: state, after, stocks })
  },
})
