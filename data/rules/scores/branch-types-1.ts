import type { Label } from '../../language/label.ts'
import { type BranchType, once, type ScoreItem, when } from './score-set.ts'

type Shape = Pick<ScoreItem, 'kinds' | 'units' | 'label'>

const is = (zh: string, en: string): Label => ({ zh, en })

/** What branches of a type may show; the same evidence weighs differently by type. */
const EVIDENCE = {
  service: { label: is('党员服务群众', 'Members served people'), kinds: ['service.given'], units: once },
  wish: { label: is('实现微心愿', 'Fulfilled a wish'), kinds: ['wish.fulfilled'], units: once },
  'wish-posted': { label: is('征集微心愿', 'Gathered a wish'), kinds: ['wish.posted'], units: once },
  pairing: { label: is('与社区结对', 'Paired with a community'), kinds: ['pairing.made'], units: once },
  'report-in': { label: is('党员到社区报到', 'Members reported in'), kinds: ['report-in.made'], units: once },
  skill: { label: is('党员申报专长', 'Members declared skills'), kinds: ['skill.declared'], units: once },
  'task-activity': {
    label: is('围绕任务开展行动', 'Acted on a task'),
    kinds: ['activity.held'],
    units: when(({ task }) => task !== undefined),
  },
  activity: { label: is('特色活动', 'Activities of its own'), kinds: ['activity.held'], units: once },
  class: { label: is('业务与党建融合授课', 'Classes for its work'), kinds: ['class.held'], units: once },
  course: { label: is('党员学完课程', 'Members completed courses'), kinds: ['course.completed'], units: once },
  need: { label: is('人才需求落实', 'Filled a need'), kinds: ['need.filled'], units: once },
  story: { label: is('典型展示', 'Had an example shown'), kinds: ['story.published'], units: once },
  visit: { label: is('开放阵地', 'Opened its venue'), kinds: ['exhibit.visited'], units: once },
  appeal: { label: is('办结诉求', 'Resolved an appeal'), kinds: ['appeal.resolved'], units: once },
  satisfied: {
    label: is('诉求评价满意', 'An appeal rated satisfied'),
    kinds: ['appeal.rated'],
    units: when(({ satisfaction }) => satisfaction === 'satisfied'),
  },
  admitted: { label: is('发展新党员', 'Admitted a new member'), kinds: ['member.admitted'], units: once },
  candidate: {
    label: is('确定发展对象', 'Chose a candidate'),
    kinds: ['development.step'],
    units: when(({ step }) => step === 'candidate'),
  },
} as const satisfies Readonly<Record<string, Shape>>
type EvidenceId = keyof typeof EVIDENCE

/** Points of a unit, and at most so many in a period. */
type Weight = readonly [points: number, cap: number, per: ScoreItem['cap']['per']]

/** 分类项: forty points of each type, a year's caps added. */
const WEIGHTS: Readonly<Record<BranchType, Partial<Record<EvidenceId, Weight>>>> = {
  government: {
    service: [2, 4, 'quarter'],
    wish: [2, 2, 'quarter'],
    'report-in': [1, 8, 'year'],
    pairing: [4, 4, 'year'],
    skill: [1, 4, 'year'],
  },
  'state-enterprise': {
    'task-activity': [2, 4, 'quarter'],
    class: [2, 2, 'quarter'],
    service: [2, 2, 'quarter'],
    story: [2, 4, 'year'],
    need: [2, 4, 'year'],
  },
  institution: {
    class: [2, 4, 'quarter'],
    course: [1, 2, 'quarter'],
    service: [2, 2, 'quarter'],
    need: [2, 4, 'year'],
    visit: [1, 4, 'year'],
  },
  'private-enterprise': {
    activity: [2, 4, 'quarter'],
    course: [1, 2, 'quarter'],
    service: [2, 2, 'quarter'],
    admitted: [4, 4, 'year'],
    skill: [1, 4, 'year'],
  },
  social: {
    service: [2, 4, 'quarter'],
    wish: [2, 2, 'quarter'],
    activity: [1, 2, 'quarter'],
    pairing: [4, 4, 'year'],
    admitted: [4, 4, 'year'],
  },
  community: {
    appeal: [1, 4, 'quarter'],
    satisfied: [1, 2, 'quarter'],
    'wish-posted': [1, 2, 'quarter'],
    activity: [1, 1, 'quarter'],
    visit: [1, 4, 'year'],
  },
  village: {
    appeal: [1, 4, 'quarter'],
    satisfied: [1, 2, 'quarter'],
    'wish-posted': [1, 2, 'quarter'],
    candidate: [4, 4, 'year'],
    admitted: [4, 4, 'year'],
  },
}

export const BRANCH_BY_TYPE: readonly ScoreItem[] = (Object.keys(WEIGHTS) as BranchType[]).flatMap((type) =>
  // keys() and entries() forget the types
  (Object.entries(WEIGHTS[type]) as [EvidenceId, Weight][]).map(
    ([id, [points, most, per]]): ScoreItem => ({
      ...EVIDENCE[id],
      code: `b1-${type}-${id}`,
      group: 'by-type',
      types: [type],
      points,
      cap: { points: most, per },
    }),
  ),
)
