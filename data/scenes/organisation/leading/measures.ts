import { keysOf } from '../../../language/label.ts'
import { defineAxis, defineMeasure, type Measure, type Unit } from '../../../language/measure.ts'
import { CRITERIA, type Criterion, POSTS } from './vocabulary.ts'

const measure = (unit: Unit) => (code: string, zh: string, en: string) =>
  defineMeasure({ code, label: { zh, en }, unit })
const organisations = measure('organisation')
const events = measure('event')

const known = organisations('org.secretary.known', '书记任职已知党组织', 'Secretary known')
export const secretaryPost = defineAxis({
  id: 'secretary-post',
  label: { zh: '书记任职', en: 'Secretary’s post' },
  base: known,
  values: POSTS,
})

/** An organisation may be found weak for several criteria, so these do not sum to the whole. */
export const weakFor = (criterion: Criterion) => `org.weak.now/${criterion}`

export const LEADING_MEASURES: readonly Measure[] = [
  known,
  ...secretaryPost.measures,
  organisations('org.secretary.first', '首次报送书记任职', 'Secretary first reported'),
  organisations('org.secretary.ended', '撤销而终止的书记任职', 'Posts ended by dissolution'),
  events('org.secretary.appointed', '书记任职', 'Secretaries appointed'),
  organisations('org.weak.now', '软弱涣散党组织', 'Weak organisations'),
  ...keysOf(CRITERIA).map((criterion) =>
    organisations(weakFor(criterion), `软弱涣散·${CRITERIA[criterion].zh}`, `Weak: ${CRITERIA[criterion].en}`),
  ),
  events('org.weak.found', '认定软弱涣散', 'Found weak'),
  events('org.weak.mended', '整顿销号', 'Weakness mended'),
  events('org.weak.ended', '撤销而终止的整顿', 'Weakness ended by dissolution'),
  measure('day')('org.weak.days', '整顿用时（日）', 'Days until mended'),
]
