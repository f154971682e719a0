import type { Label } from '../../data/language/label.ts'
import type { Refusal } from '../../data/language/project.ts'
import { toRefusal, withDetail } from '../../data/language/reason.ts'
import { KEYED_FOLDS } from '../../data/scenes/index.ts'
import { REASONS } from './reasons.ts'

/** How long something may wait for what it refers to, unless a setting says otherwise. */
export const HELD_HOURS = 72

/** Why something that waited too long is refused: what it waited for, without anything of a person. */
export function tooLong(waits: string, early: Refusal | undefined): Refusal {
  const { field, detail } = whatFor(waits)
  if (early)
    return toRefusal(early.field, withDetail(REASONS['held-too-long'], { zh: early.reason, en: early.reasonEn }))
  return toRefusal(field, withDetail(REASONS['held-too-long'], detail))
}

function whatFor(waits: string): { field: string; detail: Label } {
  const [what = '', ...rest] = waits.split(':')
  switch (what) {
    case 'org': {
      const code = rest.join(':')
      return { field: 'subject', detail: { zh: `组织 ${code}`, en: `organisation ${code}` } }
    }
    case 'member':
      return { field: 'data.member', detail: { zh: '所指的党员', en: 'the member it names' } }
    case 'event':
      return { field: 'data.id', detail: { zh: '要更正的事件', en: 'the event to be corrected' } }
    default: {
      const label = KEYED_FOLDS.find((fold) => fold.id === rest[0])?.label
      return { field: 'data', detail: label ?? { zh: '所指的事项', en: 'what it refers to' } }
    }
  }
}
