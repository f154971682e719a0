import { asyncApiOf } from './asyncapi.ts'
import { type Door, NoQuery } from './doors.ts'
import { openApiOf } from './openapi.ts'

/** `GET /api/openapi.json`, `GET /api/asyncapi.json`: what the other doors ask for and answer; these two included. */
export function withDocuments(others: readonly Door[]): readonly Door[] {
  const doors: Door[] = [
    ...others,
    document('/api/openapi.json', () => openApiOf(doors)),
    document('/api/asyncapi.json', asyncApiOf),
  ]
  return doors
}

function document(path: string, make: () => unknown): Door {
  let made: unknown
  return {
    method: 'get',
    path,
    // Nothing of anybody: what may be asked and sent.
    action: 'pages.read',
    query: NoQuery,
    handle({ res }) {
      made ??= make()
      res.json(made)
    },
  }
}
