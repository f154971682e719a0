import { type Projector, project } from '../../language/project.ts'
import { codeUsed } from './events.ts'
import { codeService } from './measures.ts'

export const PROJECTORS: readonly Projector[] = [
  project(codeUsed, ({ service, persons }) => [
    { measure: 'talent.code.used', amount: persons },
    { measure: codeService.code(service), amount: persons },
  ]),
]
