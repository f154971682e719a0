import { z } from 'zod'
import { Instant, ItemId, MemberCode, OrgCode } from '../../contract/envelope.ts'
import { defineEvent } from '../../language/event.ts'
import { keysOf } from '../../language/label.ts'
import { OUTCOMES, PROPOSERS, SKILLS } from './vocabulary.ts'

const BRANCH = '330106001001'
const OTHER = '330106001002'
const COMMITTEE = '330106001'
const on = (text: string) => `2026-02-${text}:00+08:00`
const skill = z.enum(keysOf(SKILLS))

/** 用人需求: the organisation that asks is the subject. */
const posted = defineEvent({
  kind: 'need.posted',
  label: { zh: '需求发布', en: 'Need posted' },
  rank: 10,
  ribbon: true,
  payload: z.strictObject({ need: ItemId, skill }),
  examples: [
    { subject: OTHER, time: on('02T09:00'), data: { need: 'example-need-1', skill: 'law' } },
    { subject: OTHER, time: on('02T09:30'), data: { need: 'example-need-2', skill: 'medicine' } },
  ],
})

/** 申报专长 by a member, at his branch. */
const declared = defineEvent({
  kind: 'skill.declared',
  label: { zh: '专长申报', en: 'Skill declared' },
  rank: 10,
  member: 'known',
  payload: z.strictObject({ member: MemberCode, skill }),
  examples: [
    { subject: BRANCH, time: on('02T10:00'), data: { member: 'example-0003', skill: 'law' } },
    { subject: BRANCH, time: on('02T10:05'), data: { member: 'example-0003', skill: 'teaching' } },
  ],
})

const skillWithdrawn = defineEvent({
  kind: 'skill.withdrawn',
  label: { zh: '专长撤回', en: 'Skill withdrawn' },
  rank: 20,
  member: 'known',
  payload: z.strictObject({ member: MemberCode, skill }),
  examples: [{ subject: BRANCH, time: on('03T10:00'), data: { member: 'example-0003', skill: 'teaching' } }],
})

/**
 * 提议匹配: in the name of the subject, whose scope must hold both the need and the member. It decides nothing: a person
 * does, with `match.decided`.
 */
const proposed = defineEvent({
  kind: 'match.proposed',
  label: { zh: '匹配提议', en: 'Match proposed' },
  rank: 30,
  member: 'known',
  payload: z.strictObject({
    need: ItemId,
    proposal: ItemId,
    member: MemberCode,
    skill,
    by: z.enum(keysOf(PROPOSERS)),
  }),
  examples: [
    {
      subject: COMMITTEE,
      time: on('04T09:00'),
      data: {
        need: 'example-need-1',
        proposal: 'example-match-1',
        member: 'example-0003',
        skill: 'law',
        by: 'by-person',
      },
    },
  ],
})

const decided = defineEvent({
  kind: 'match.decided',
  label: { zh: '匹配结论', en: 'Match decided' },
  rank: 35,
  payload: z.strictObject({ need: ItemId, proposal: ItemId, outcome: z.enum(keysOf(OUTCOMES)) }),
  examples: [
    {
      subject: OTHER,
      time: on('05T09:00'),
      data: { need: 'example-need-1', proposal: 'example-match-1', outcome: 'accepted' },
    },
  ],
})

/** 需求落实; `proposal` is the accepted match by which, where it was one. */
const filled = defineEvent({
  kind: 'need.filled',
  label: { zh: '需求落实', en: 'Need filled' },
  rank: 40,
  ribbon: true,
  payload: z.strictObject({ need: ItemId, proposal: ItemId.optional() }),
  examples: [{ subject: OTHER, time: on('06T09:00'), data: { need: 'example-need-1', proposal: 'example-match-1' } }],
})

const withdrawn = defineEvent({
  kind: 'need.withdrawn',
  label: { zh: '需求撤回', en: 'Need withdrawn' },
  rank: 45,
  payload: z.strictObject({ need: ItemId }),
  examples: [{ subject: OTHER, time: on('06T10:00'), data: { need: 'example-need-2' } }],
})

/** 借调开始: to the subject, from another organisation; one at a time. `until`: the agreed end. */
const started = defineEvent({
  kind: 'secondment.started',
  label: { zh: '借调开始', en: 'Secondment started' },
  rank: 50,
  member: 'known',
  orgs: ['from'],
  payload: z.strictObject({
    secondment: ItemId,
    member: MemberCode,
    from: OrgCode,
    until: Instant.optional(),
    need: ItemId.optional(),
  }),
  examples: [
    {
      subject: OTHER,
      time: on('07T09:00'),
      data: {
        secondment: 'example-secondment-1',
        member: 'example-0003',
        from: BRANCH,
        until: on('27T18:00'),
        need: 'example-need-1',
      },
    },
  ],
})

const ended = defineEvent({
  kind: 'secondment.ended',
  label: { zh: '借调结束', en: 'Secondment ended' },
  rank: 55,
  member: 'known',
  payload: z.strictObject({ secondment: ItemId, member: MemberCode }),
  examples: [
    {
      subject: OTHER,
      time: on('20T09:00'),
      data: { secondment: 'example-secondment-1', member: 'example-0003' },
    },
  ],
})

export const EVENTS = [posted, declared, skillWithdrawn, proposed, decided, filled, withdrawn, started, ended]
