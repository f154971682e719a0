import { z } from 'zod'
import { ItemId, MemberCode, OrgCode } from '../../contract/envelope.ts'
import { defineEvent } from '../../language/event.ts'
import { keysOf, type Label } from '../../language/label.ts'
import { SERVICES, WISHES } from './vocabulary.ts'

const BRANCH = '330106001001'
const COMMUNITY = '330106001'
const on = (text: string) => `2026-02-${text}:00+08:00`

/** 在职党员到社区报到: once a year; to another community in the same year is a change. The member's branch is the subject. */
const reported = defineEvent({
  kind: 'report-in.made',
  label: { zh: '党员到社区报到', en: 'Member reported to a community' },
  rank: 10,
  member: 'known',
  orgs: ['community'],
  payload: z.strictObject({ member: MemberCode, community: OrgCode }),
  examples: [
    { subject: BRANCH, time: on('02T09:30'), data: { member: 'example-0003', community: COMMUNITY } },
    { subject: BRANCH, time: on('09T09:30'), data: { member: 'example-0003', community: '330106001002' } },
  ],
})

/**
 * 服务: by one member, or by several whose names the source leaves out. `minutes` of each of them; `points` of all.
 * It may name what it answers.
 */
export const serviceGiven = defineEvent({
  kind: 'service.given',
  label: { zh: '党员服务', en: 'Service given' },
  rank: 20,
  member: 'known',
  payload: z
    .strictObject({
      service: ItemId,
      kind: z.enum(keysOf(SERVICES)),
      minutes: z.int().positive().max(1_440),
      points: z.int().nonnegative().max(100_000),
      member: MemberCode.optional(),
      persons: z.int().positive().max(10_000).optional(),
      appeal: ItemId.optional(),
      wish: ItemId.optional(),
      task: ItemId.optional(),
    })
    .refine((p) => (p.member === undefined) !== (p.persons === undefined), {
      path: ['persons'],
      message: '报一名党员或报人数，二者取一',
    }),
  examples: [
    {
      subject: BRANCH,
      time: on('10T15:00'),
      data: {
        service: 'example-service-1',
        kind: 'hardship',
        minutes: 90,
        points: 3,
        member: 'example-0003',
        wish: 'example-wish-1',
      },
    },
    {
      subject: BRANCH,
      time: on('11T15:00'),
      data: { service: 'example-service-2', kind: 'surroundings', minutes: 60, points: 10, persons: 5 },
    },
  ],
})

/** 微心愿发布: the community is the subject. What it says and who wishes it stay with the source. */
const posted = defineEvent({
  kind: 'wish.posted',
  label: { zh: '微心愿发布', en: 'Wish posted' },
  rank: 10,
  ribbon: true,
  payload: z.strictObject({ wish: ItemId, kind: z.enum(keysOf(WISHES)) }),
  examples: [
    { subject: COMMUNITY, time: on('03T09:00'), data: { wish: 'example-wish-1', kind: 'elders' } },
    { subject: COMMUNITY, time: on('03T10:00'), data: { wish: 'example-wish-2', kind: 'children' } },
  ],
})

/** A step of a wish that says nothing but which; the organisation that takes it is the subject. */
function stepOf(kind: string, label: Label, at: { rank: number; wish: string; time: string; subject: string }) {
  return defineEvent({
    kind,
    label,
    rank: at.rank,
    payload: z.strictObject({ wish: ItemId }),
    examples: [{ subject: at.subject, time: on(at.time), data: { wish: at.wish } }],
  })
}

/** 认领: a wish is claimed once; whoever claims it is the subject. */
const claimed = defineEvent({
  kind: 'wish.claimed',
  label: { zh: '微心愿认领', en: 'Wish claimed' },
  rank: 20,
  payload: z.strictObject({ wish: ItemId }),
  examples: [
    { subject: BRANCH, time: on('04T09:00'), data: { wish: 'example-wish-1' } },
    { subject: BRANCH, time: on('05T09:00'), data: { wish: 'example-wish-2' } },
  ],
})
const released = stepOf(
  'wish.released',
  { zh: '微心愿退回', en: 'Wish given back' },
  { rank: 25, wish: 'example-wish-2', time: '06T09:00', subject: BRANCH },
)

/** 圆梦; `service` is what it was fulfilled by, where a system says so. */
const fulfilled = defineEvent({
  kind: 'wish.fulfilled',
  label: { zh: '微心愿实现', en: 'Wish fulfilled' },
  rank: 30,
  ribbon: true,
  payload: z.strictObject({ wish: ItemId, service: ItemId.optional() }),
  examples: [{ subject: BRANCH, time: on('10T16:30'), data: { wish: 'example-wish-1', service: 'example-service-1' } }],
})
const withdrawn = stepOf(
  'wish.withdrawn',
  { zh: '微心愿撤回', en: 'Wish withdrawn' },
  { rank: 40, wish: 'example-wish-2', time: '08T09:00', subject: COMMUNITY },
)

/** 结对 of a branch (the subject) with a community: once at a time. */
function pairingOf(kind: string, label: Label, at: { rank: number; time: string }) {
  return defineEvent({
    kind,
    label,
    rank: at.rank,
    ribbon: true,
    orgs: ['with'],
    payload: z.strictObject({ pairing: ItemId, with: OrgCode }),
    examples: [{ subject: BRANCH, time: on(at.time), data: { pairing: 'example-pairing-1', with: COMMUNITY } }],
  })
}

export const EVENTS = [
  reported,
  serviceGiven,
  posted,
  claimed,
  released,
  fulfilled,
  withdrawn,
  pairingOf('pairing.made', { zh: '支部社区结对', en: 'Pairing made' }, { rank: 10, time: '02T10:00' }),
  pairingOf('pairing.ended', { zh: '支部社区结对解除', en: 'Pairing ended' }, { rank: 20, time: '20T10:00' }),
]
