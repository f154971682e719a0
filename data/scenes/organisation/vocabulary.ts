import type { Label } from '../../language/label.ts'
import { crossOf } from '../../language/measure.ts'
import type { FlatState } from '../../language/project.ts'

/** 党工委 and 党组: organisations that lead others; not counted as 基层党组织. */
export const LEADING_KINDS = {
  'working-committee': { zh: '党工委', en: 'Working committee' },
  'party-group': { zh: '党组', en: 'Leading party group' },
} as const satisfies Record<string, Label>

/** Kinds of branches: nothing is founded below them. */
export const BRANCH_KINDS = {
  branch: { zh: '党支部', en: 'Branch' },
  'joint-branch': { zh: '联合支部', en: 'Joint branch' },
  'project-branch': { zh: '项目支部', en: 'Project branch' },
  'temporary-branch': { zh: '临时支部', en: 'Temporary branch' },
} as const satisfies Record<string, Label>

/** 基层党组织, what `orgs` counts. */
export const GRASSROOTS_KINDS = {
  committee: { zh: '基层党委', en: 'Committee' },
  'general-branch': { zh: '党总支', en: 'General branch' },
  ...BRANCH_KINDS,
} as const satisfies Record<string, Label>

/** Kinds of nodes of the tree; `area` (city, district, street, unit group) is not counted as an organisation. */
export const ORG_KINDS = {
  area: { zh: '区域', en: 'Area' },
  ...LEADING_KINDS,
  ...GRASSROOTS_KINDS,
} as const satisfies Record<string, Label>
export type OrgKind = keyof typeof ORG_KINDS

export const SECTORS = {
  government: { zh: '机关', en: 'Government' },
  school: { zh: '学校', en: 'Schools' },
  university: { zh: '高校', en: 'Universities' },
  hospital: { zh: '医院', en: 'Hospitals' },
  institution: { zh: '其他事业单位', en: 'Other institutions' },
  'state-enterprise': { zh: '国有企业', en: 'State enterprises' },
  'private-enterprise': { zh: '非公企业', en: 'Private enterprises' },
  social: { zh: '社会组织', en: 'Social organisations' },
  community: { zh: '社区', en: 'Urban communities' },
  village: { zh: '行政村', en: 'Villages' },
} as const satisfies Record<string, Label>
export type Sector = keyof typeof SECTORS

/** Kinds of grass-roots organisations, the kinds of branches as one. */
export const ORG_RANKS = {
  committee: { zh: '党委', en: 'Committees' },
  'general-branch': { zh: '党总支', en: 'General branches' },
  branch: { zh: '党支部', en: 'Branches' },
} as const satisfies Record<string, Label>
export type OrgRank = keyof typeof ORG_RANKS

/** Of which sector, and of which kind: a sector is the sum of the three. */
export const SECTOR_RANKS = crossOf(SECTORS, ORG_RANKS)

export const GENDERS = {
  female: { zh: '女', en: 'Women' },
  male: { zh: '男', en: 'Men' },
} as const satisfies Record<string, Label>

export const STATUSES = {
  full: { zh: '正式党员', en: 'Full members' },
  probationary: { zh: '预备党员', en: 'Probationary members' },
} as const satisfies Record<string, Label>

export const EDUCATIONS = {
  'edu-postgraduate': { zh: '研究生', en: 'Postgraduate' },
  'edu-bachelor': { zh: '大学本科', en: 'Bachelor' },
  'edu-college': { zh: '大学专科', en: 'Junior college' },
  'edu-secondary': { zh: '高中中专', en: 'Upper secondary' },
  'edu-primary': { zh: '初中及以下', en: 'Lower secondary or less' },
} as const satisfies Record<string, Label>

/** 党内统计公报 §occupation, in its order. */
export const OCCUPATIONS = {
  worker: { zh: '工人', en: 'Workers' },
  farmer: { zh: '农牧渔民', en: 'Farmers and fishers' },
  professional: { zh: '专业技术人员', en: 'Professionals' },
  manager: { zh: '管理人员', en: 'Managers' },
  official: { zh: '党政机关工作人员', en: 'Party and state staff' },
  student: { zh: '学生', en: 'Students' },
  'other-occupation': { zh: '其他职业人员', en: 'Other occupations' },
  retired: { zh: '离退休人员', en: 'Retired' },
} as const satisfies Record<string, Label>
export type Occupation = keyof typeof OCCUPATIONS

export const ETHNICITIES = {
  han: { zh: '汉族', en: 'Han' },
  minority: { zh: '少数民族', en: 'Minorities' },
} as const satisfies Record<string, Label>

/** Age in full years, counted from the first of the birth month (the day of birth is never stored). */
export const AGE_BANDS = {
  'age-le30': { zh: '30岁及以下', en: '30 or younger', from: 0 },
  'age-31-35': { zh: '31至35岁', en: '31 to 35', from: 31 },
  'age-36-40': { zh: '36至40岁', en: '36 to 40', from: 36 },
  'age-41-45': { zh: '41至45岁', en: '41 to 45', from: 41 },
  'age-46-50': { zh: '46至50岁', en: '46 to 50', from: 46 },
  'age-51-55': { zh: '51至55岁', en: '51 to 55', from: 51 },
  'age-56-60': { zh: '56至60岁', en: '56 to 60', from: 56 },
  'age-ge61': { zh: '61岁及以上', en: '61 or older', from: 61 },
} as const satisfies Record<string, Label & { from: number }>
export type AgeBand = keyof typeof AGE_BANDS

/** Which band of age, and of which sex: a band is the sum of the two. */
export const SEX_AGES = crossOf(GENDERS, AGE_BANDS)

/** 党内统计公报 §joined: `from` is the first month of the band. */
export const JOINING_BANDS = {
  'joined-before-1949-10': { zh: '新中国成立前入党', en: 'Joined before 1949-10', from: '0000-00' },
  'joined-1949-10': { zh: '新中国成立后至十一届三中全会前入党', en: 'Joined 1949-10 to 1978-11', from: '1949-10' },
  'joined-1978-12': { zh: '十一届三中全会后至十八大前入党', en: 'Joined 1978-12 to 2012-10', from: '1978-12' },
  'joined-2012-11': { zh: '十八大以来入党', en: 'Joined since 2012-11', from: '2012-11' },
} as const satisfies Record<string, Label & { from: string }>
export type JoiningBand = keyof typeof JOINING_BANDS

/** What `meeting.held` is called. */
export const MEETING_HELD = { zh: '组织生活召开', en: 'Meeting held' } as const satisfies Label

export const MEETING_FORMS = {
  congress: { zh: '支部党员大会', en: 'Branch congress' },
  committee: { zh: '支部委员会会议', en: 'Branch committee' },
  group: { zh: '党小组会', en: 'Party group' },
  lecture: { zh: '党课', en: 'Party lecture' },
  'theme-day': { zh: '主题党日', en: 'Theme day' },
  'life-meeting': { zh: '组织生活会', en: 'Organisation life meeting' },
  appraisal: { zh: '民主评议党员', en: 'Member appraisal' },
} as const satisfies Record<string, Label>
export type MeetingForm = keyof typeof MEETING_FORMS

/** The place of a key in a vocabulary; what is not a key is a bug, since payloads are checked at the door. */
export function indexOf(vocabulary: Readonly<Record<string, unknown>>): (key: unknown) => number {
  const places = new Map<unknown, number>(Object.keys(vocabulary).map((key, i) => [key, i]))
  return (key) => {
    const place = places.get(key)
    if (place === undefined) throw new Error(`unknown key ${String(key)}`)
    return place
  }
}

const AREA = Object.keys(ORG_KINDS).indexOf('area')

/** Whether an organisation's state is that of an area, which is no organisation of its own. */
export function isArea(org: FlatState | undefined): boolean {
  return Number(org?.kind) === AREA
}
