import { AboutAnswer } from '../../data/contract/about.ts'
import { SCENES } from '../../data/scenes/index.ts'
import { type Door, NoQuery, parse } from './doors.ts'

/** `GET /api/about`, for everybody: what each scene is for, under which number it is on file, where to complain. */
export function aboutDoor(options: { filing: string | null; complaints: string | null }): Door {
  const scenes = SCENES.map(({ id, label, official, owner, purpose, source, filing }) => ({
    ...{ id, label, official, owner, purpose, source, filing },
  }))
  const answer: AboutAnswer = { ...options, scenes }
  return {
    method: 'get',
    path: '/api/about',
    action: 'pages.read',
    query: NoQuery,
    answer: AboutAnswer,
    handle({ req, res }) {
      parse(NoQuery, req.query)
      res.json(answer)
    },
  }
}
