import { board } from './board.ts'
import { books } from './books.ts'
import { learning } from './learning.ts'
import { organisations } from './organisations.ts'
import { overview } from './overview.ts'
import { people } from './people.ts'
import { service } from './service.ts'
import { tasks } from './tasks.ts'
import type { WallViewFile } from './view.ts'

/** The views of the wall, in their order. The first is shown where none is asked for. */
export const VIEWS: readonly WallViewFile[] = [overview, people, organisations, tasks, service, learning, board, books]

export function viewById(id: string): WallViewFile | undefined {
  return VIEWS.find((view) => view.id === id)
}
