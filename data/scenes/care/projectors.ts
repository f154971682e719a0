import { type Projector, project } from '../../language/project.ts'
import { stationServed } from './events.ts'
import { stationService } from './measures.ts'

export const PROJECTORS: readonly Projector[] = [
  project(stationServed, ({ kind, persons }) => [
    { measure: 'station.served', amount: persons },
    { measure: stationService.code(kind), amount: persons },
  ]),
]
