import { defineAxis, defineMeasure, type Measure } from '../../language/measure.ts'
import {
  EDUCATIONS,
  ETHNICITIES,
  GENDERS,
  GRASSROOTS_KINDS,
  JOINING_BANDS,
  LEADING_KINDS,
  MEETING_FORMS,
  OCCUPATIONS,
  SECTOR_RANKS,
  SEX_AGES,
  STATUSES,
} from './vocabulary.ts'

/** 在册党员：full and probationary members; not those whose membership is stopped. */
const memberStock = defineMeasure({
  code: 'member.stock',
  label: { zh: '党员', en: 'Members' },
  unit: 'person',
})

export const memberGender = defineAxis({
  id: 'member-gender',
  label: { zh: '性别', en: 'Sex' },
  base: memberStock,
  values: GENDERS,
})
export const memberAge = defineAxis({
  id: 'member-age',
  label: { zh: '性别和年龄', en: 'Sex and age' },
  base: memberStock,
  values: SEX_AGES,
})
export const memberEducation = defineAxis({
  id: 'member-education',
  label: { zh: '学历', en: 'Education' },
  base: memberStock,
  values: EDUCATIONS,
})
export const memberJoined = defineAxis({
  id: 'member-joined',
  label: { zh: '入党时间', en: 'Joined' },
  base: memberStock,
  values: JOINING_BANDS,
})
export const memberOccupation = defineAxis({
  id: 'member-occupation',
  label: { zh: '职业', en: 'Occupation' },
  base: memberStock,
  values: OCCUPATIONS,
})
export const memberEthnicity = defineAxis({
  id: 'member-ethnicity',
  label: { zh: '民族', en: 'Ethnicity' },
  base: memberStock,
  values: ETHNICITIES,
})
export const memberStatus = defineAxis({
  id: 'member-status',
  label: { zh: '党籍状态', en: 'Status' },
  base: memberStock,
  values: STATUSES,
})

/** 基层党组织：committees, general branches and branches; areas, 党组 and 党工委 are not among them. */
const orgStock = defineMeasure({
  code: 'org.stock',
  label: { zh: '基层党组织', en: 'Grass-roots organisations' },
  unit: 'organisation',
})

export const orgKind = defineAxis({
  id: 'org-kind',
  label: { zh: '组织类别', en: 'Kind' },
  base: orgStock,
  values: GRASSROOTS_KINDS,
})
export const orgSector = defineAxis({
  id: 'org-sector',
  label: { zh: '所属领域和类别', en: 'Sector and kind' },
  base: orgStock,
  values: SECTOR_RANKS,
})

/** 党工委与党组：they lead, and are counted on their own. */
const orgLeading = defineMeasure({
  code: 'org.leading',
  label: { zh: '党工委和党组', en: 'Working committees and leading groups' },
  unit: 'organisation',
})
export const orgLeadingKind = defineAxis({
  id: 'org-leading-kind',
  label: { zh: '类别', en: 'Kind' },
  base: orgLeading,
  values: LEADING_KINDS,
})

const meetingHeld = defineMeasure({
  code: 'meeting.held',
  label: { zh: '组织生活', en: 'Meetings' },
  unit: 'meeting',
})
export const meetingForm = defineAxis({
  id: 'meeting-form',
  label: { zh: '形式', en: 'Form' },
  base: meetingHeld,
  values: MEETING_FORMS,
})

/** Parts that sum to a total at every organisation and version. */
export const AXES = [
  memberGender,
  memberAge,
  memberEducation,
  memberJoined,
  memberOccupation,
  memberEthnicity,
  memberStatus,
  orgKind,
  orgSector,
  orgLeadingKind,
  meetingForm,
] as const

/** 党统 table 1: what comes into the stock, in its order, after the terms of the year before. */
export const ARRIVALS = [
  'member.registered',
  'member.admitted',
  'member.restored',
  'member.in/external',
  'member.in/internal',
] as const

/** 党统 table 1: what goes out of the stock. Amounts are positive. */
export const DEPARTURES = [
  'member.expelled',
  'member.stopped',
  'member.deceased',
  'member.out/external',
  'member.out/internal',
] as const

const persons = (code: string, zh: string, en: string) => defineMeasure({ code, label: { zh, en }, unit: 'person' })

const FLOWS: readonly Measure[] = [
  persons('member.registered', '期初登记', 'Registered'),
  persons('member.admitted', '发展党员', 'Admitted'),
  persons('member.converted', '预备党员转正', 'Converted'),
  persons('member.restored', '恢复党籍', 'Restored'),
  persons('member.stopped', '停止党籍', 'Stopped'),
  persons('member.expelled', '出党', 'Expelled'),
  persons('member.deceased', '去世', 'Deceased'),
  persons('member.in/external', '市外转入', 'In, from outside'),
  persons('member.in/internal', '市内转入', 'In, within the city'),
  persons('member.out/external', '转出市外', 'Out, to outside'),
  persons('member.out/internal', '市内转出', 'Out, within the city'),
  persons('member.transfer.open', '转接在途', 'Open transfers'),
  defineMeasure({ code: 'org.founded', label: { zh: '党组织成立', en: 'Founded' }, unit: 'organisation' }),
  defineMeasure({ code: 'org.dissolved', label: { zh: '党组织撤销', en: 'Dissolved' }, unit: 'organisation' }),
  defineMeasure({ code: 'meeting.attended', label: { zh: '到会人次', en: 'Attended' }, unit: 'person-time' }),
  defineMeasure({ code: 'meeting.expected', label: { zh: '应到人次', en: 'Expected' }, unit: 'person-time' }),
  defineMeasure({ code: 'meeting.minutes', label: { zh: '会议时长', en: 'Minutes' }, unit: 'minute' }),
]

export const MEASURES: readonly Measure[] = [
  memberStock,
  orgStock,
  orgLeading,
  meetingHeld,
  ...AXES.flatMap((axis) => axis.measures),
  ...FLOWS,
]
