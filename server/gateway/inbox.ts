import { InboxAnswer, InboxRead } from '../../data/contract/inbox.ts'
import type { Actor } from '../../data/contract/roles.ts'
import type { Engine } from '../engine/port.ts'
import type { InboxFile } from '../ops/inbox-file.ts'
import { noticesOf } from '../ops/notices.ts'
import { readBody } from './body.ts'
import { type Door, NoQuery, readDoor } from './doors.ts'

const MOST_ITEMS = 500

/** `GET /api/inbox`, `POST /api/inbox/read`: what one has to know of one's own duties, and what of it was read. */
export function inboxDoors(parts: { engine: Engine; inbox: InboxFile; now: () => number }): Door[] {
  const { engine, inbox, now } = parts
  const notices = async ({ scope }: Actor) => {
    const { items } = await engine.supervision({ scope, state: 'all', item: null, limit: MOST_ITEMS })
    return noticesOf(items, { scope, now: now() })
  }
  const answer = async (actor: Actor): Promise<InboxAnswer> => {
    const read = inbox.readBy(actor)
    const told = (await notices(actor)).map((notice) => ({ ...notice, isRead: read.has(notice.id) }))
    return { scope: actor.scope, unread: told.filter(({ isRead }) => !isRead).length, notices: told }
  }
  return [
    {
      ...readDoor({
        path: '/api/inbox',
        action: 'inbox.read',
        query: NoQuery,
        within: engine.within.bind(engine),
        answer: (_, actor) => answer(actor),
      }),
      answer: InboxAnswer,
    },
    {
      method: 'post',
      path: '/api/inbox/read',
      action: 'inbox.read',
      body: { 'application/json': InboxRead },
      answer: InboxAnswer,
      async handle({ req, res, actor }) {
        const marked = await readBody(InboxRead, req)
        const existing = (await notices(actor)).map(({ id }) => id)
        inbox.mark(actor, { ...marked, existing })
        res.json(await answer(actor))
      },
    },
  ]
}
