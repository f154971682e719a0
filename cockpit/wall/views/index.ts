import { overview } from './overview.ts'
import type { WallViewFile } from './view.ts'

/** The views of the wall, in their order. The first is shown where none is asked for. */
export const VIEWS: readonly WallViewFile[] = [overview]

export function viewById(id: string): WallViewFile | undefined {
  return VIEWS.find((view) => view.id === id)
}
