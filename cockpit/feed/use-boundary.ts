import { onScopeDispose, type ShallowRef, shallowRef } from 'vue'
import type { Boundary } from '../../data/contract/boundary.ts'
import { fetchBoundary } from './api.ts'

/** An operator changes it once in years: a wall that stands for weeks still sees it the same day. */
const AGAIN_MS = 300_000

/** The operator's boundary layer; null while there is none, or until it is known. What cannot be had changes nothing. */
export function useBoundary(): Readonly<ShallowRef<Boundary | null>> {
  const boundary = shallowRef<Boundary | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  async function load() {
    try {
      const { boundary: found } = await fetchBoundary()
      // The map is drawn anew only when it is another.
      if (JSON.stringify(found) !== JSON.stringify(boundary.value)) boundary.value = found
    } catch {
      // The strip says when the link is lost; the map goes on with what it has.
    }
    timer = setTimeout(load, AGAIN_MS)
  }
  void load()
  onScopeDispose(() => clearTimeout(timer))
  return boundary
}
