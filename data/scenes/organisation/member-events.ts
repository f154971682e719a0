import { z } from 'zod'
import { MemberCode, OrgCode } from '../../contract/envelope.ts'
import { defineEvent } from '../../language/event.ts'
import { keysOf } from '../../language/label.ts'
import { parseIdNumber } from '../../language/personal.ts'
import { EDUCATIONS, ETHNICITIES, GENDERS, OCCUPATIONS, STATUSES } from './vocabulary.ts'

/** A calendar month, `1980-06`. */
const Month = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, '须为年月，如 1980-06')

const attributes = {
  education: z.enum(keysOf(EDUCATIONS)),
  occupation: z.enum(keysOf(OCCUPATIONS)),
  ethnicity: z.enum(keysOf(ETHNICITIES)),
}

/** Who somebody is: sex and birth month are given, or follow from the ID number, which is then dropped. */
const person = {
  member: MemberCode,
  name: z.string().min(1).max(60).optional(),
  idNumber: z
    .string()
    .refine((text) => parseIdNumber(text) !== undefined, '身份证号码校验不通过')
    .optional(),
  gender: z.enum(keysOf(GENDERS)).optional(),
  birthMonth: Month.optional(),
  ...attributes,
}

interface Person {
  idNumber?: string | undefined
  gender?: string | undefined
  birthMonth?: string | undefined
}

function checkPerson(p: Person, ctx: z.RefinementCtx): void {
  const known = p.idNumber === undefined ? undefined : parseIdNumber(p.idNumber)
  for (const field of ['gender', 'birthMonth'] as const) {
    if (p[field] === undefined && !known)
      ctx.addIssue({ code: 'custom', path: [field], message: '缺少此项（也没有可推得它的身份证号码）' })
    if (p[field] !== undefined && known && known[field] !== p[field])
      ctx.addIssue({ code: 'custom', path: [field], message: '与身份证号码不一致' })
  }
}

/** 期初登记：a member who belonged already when the record begins. Stock only, no admission. */
export const memberRegistered = defineEvent({
  kind: 'member.registered',
  label: { zh: '党员期初登记', en: 'Member registered' },
  rank: 20,
  member: 'new',
  payload: z
    .strictObject({ ...person, status: z.enum(keysOf(STATUSES)).default('full'), joined: Month })
    .superRefine(checkPerson),
  examples: [
    {
      subject: '330106001001',
      time: '2026-01-05T09:00:00+08:00',
      data: {
        member: 'example-0001',
        name: '张三',
        gender: 'male',
        birthMonth: '1980-06',
        education: 'edu-bachelor',
        occupation: 'professional',
        ethnicity: 'han',
        status: 'full',
        joined: '2004-07',
      },
    },
    {
      subject: '330106001001',
      time: '2026-01-05T09:01:00+08:00',
      data: {
        member: 'example-0002',
        gender: 'female',
        birthMonth: '1990-11',
        education: 'edu-college',
        occupation: 'worker',
        ethnicity: 'minority',
        status: 'full',
        joined: '2013-05',
      },
    },
  ],
})

/** 发展党员：the branch meeting has admitted a probationary member (入党时间 is the day of that meeting). */
export const memberAdmitted = defineEvent({
  kind: 'member.admitted',
  label: { zh: '发展党员', en: 'Member admitted' },
  rank: 20,
  member: 'new',
  payload: z.strictObject(person).superRefine(checkPerson),
  examples: [
    {
      subject: '330106001001',
      time: '2026-01-10T14:00:00+08:00',
      data: {
        member: 'example-0003',
        gender: 'female',
        birthMonth: '2001-03',
        education: 'edu-bachelor',
        occupation: 'student',
        ethnicity: 'han',
      },
    },
  ],
})

const known = { member: MemberCode }

/** What is known about a member has changed: only the fields given. */
export const memberChanged = defineEvent({
  kind: 'member.changed',
  label: { zh: '党员信息变更', en: 'Member changed' },
  rank: 30,
  member: 'known',
  payload: z
    .strictObject({
      ...known,
      name: z.string().min(1).max(60).optional(),
      gender: z.enum(keysOf(GENDERS)).optional(),
      birthMonth: Month.optional(),
      education: attributes.education.optional(),
      occupation: attributes.occupation.optional(),
      ethnicity: attributes.ethnicity.optional(),
    })
    .refine((p) => Object.keys(p).length > 1, '没有要变更的内容'),
  examples: [
    {
      subject: '330106001001',
      time: '2026-01-12T10:00:00+08:00',
      data: { member: 'example-0002', education: 'edu-bachelor' },
    },
  ],
})

/** 转正：a probationary member has become a full one. */
export const memberConverted = defineEvent({
  kind: 'member.converted',
  label: { zh: '预备党员转正', en: 'Member converted' },
  rank: 31,
  member: 'known',
  payload: z.strictObject(known),
  examples: [{ subject: '330106001001', time: '2026-01-13T10:00:00+08:00', data: { member: 'example-0003' } }],
})

/** 停止党籍. */
export const memberStopped = defineEvent({
  kind: 'member.stopped',
  label: { zh: '停止党籍', en: 'Membership stopped' },
  rank: 40,
  member: 'known',
  payload: z.strictObject(known),
  examples: [{ subject: '330106001001', time: '2026-01-14T10:00:00+08:00', data: { member: 'example-0002' } }],
})

/** 恢复党籍, after a stop or an expulsion. */
export const memberRestored = defineEvent({
  kind: 'member.restored',
  label: { zh: '恢复党籍', en: 'Membership restored' },
  rank: 41,
  member: 'known',
  payload: z.strictObject(known),
  examples: [{ subject: '330106001001', time: '2026-01-15T10:00:00+08:00', data: { member: 'example-0002' } }],
})

/** 出党：expelled, removed or withdrawn. */
export const memberExpelled = defineEvent({
  kind: 'member.expelled',
  label: { zh: '出党', en: 'Member expelled' },
  rank: 42,
  member: 'known',
  payload: z.strictObject(known),
  examples: [{ subject: '330106001002', time: '2026-01-22T10:00:00+08:00', data: { member: 'example-0001' } }],
})

/** 去世. */
export const memberDeceased = defineEvent({
  kind: 'member.deceased',
  label: { zh: '党员去世', en: 'Member deceased' },
  rank: 43,
  member: 'known',
  payload: z.strictObject(known),
  examples: [{ subject: '330106001001', time: '2026-01-23T10:00:00+08:00', data: { member: 'example-0002' } }],
})

/** 组织关系转接已开出介绍信：until it is closed the member stays with the sender (the subject). */
export const transferOpened = defineEvent({
  kind: 'member.transfer.opened',
  label: { zh: '开出组织关系介绍信', en: 'Transfer opened' },
  rank: 32,
  member: 'known',
  orgs: ['to'],
  payload: z.strictObject({ ...known, to: OrgCode.nullable() }),
  examples: [
    {
      subject: '330106001001',
      time: '2026-01-16T10:00:00+08:00',
      data: { member: 'example-0001', to: '330106001002' },
    },
    {
      subject: '330106001001',
      time: '2026-01-16T11:00:00+08:00',
      data: { member: 'example-0003', to: null },
    },
  ],
})

/** 组织关系转接撤销. */
export const transferCancelled = defineEvent({
  kind: 'member.transfer.cancelled',
  label: { zh: '撤销组织关系转接', en: 'Transfer cancelled' },
  rank: 33,
  member: 'known',
  payload: z.strictObject(known),
  examples: [{ subject: '330106001001', time: '2026-01-17T10:00:00+08:00', data: { member: 'example-0003' } }],
})

const origin = z.strictObject({
  gender: z.enum(keysOf(GENDERS)),
  birthMonth: Month,
  ...attributes,
  status: z.enum(keysOf(STATUSES)),
  joined: Month,
})

/**
 * 组织关系已转接：out of one organisation and into another, both legs in one event.
 *
 * The subject is the receiver, or the sender where the member leaves the city (`to` null). `from` null: comes
 * from outside the city, and then `profile` says who it is.
 */
export const memberTransferred = defineEvent({
  kind: 'member.transferred',
  label: { zh: '组织关系转接', en: 'Member transferred' },
  rank: 34,
  member: 'any',
  orgs: ['from', 'to'],
  payload: z
    .strictObject({
      ...known,
      name: z.string().min(1).max(60).optional(),
      from: OrgCode.nullable(),
      to: OrgCode.nullable(),
      profile: origin.optional(),
    })
    .superRefine((p, ctx) => {
      if (p.from === null && p.to === null)
        ctx.addIssue({ code: 'custom', path: ['to'], message: '转出与转入不能同时在市外' })
      if (p.from === null && !p.profile)
        ctx.addIssue({ code: 'custom', path: ['profile'], message: '市外转入须附党员基本信息' })
      if (p.from !== null && p.profile)
        ctx.addIssue({ code: 'custom', path: ['profile'], message: '市内转接不附党员基本信息' })
    }),
  examples: [
    {
      subject: '330106001002',
      time: '2026-01-18T10:00:00+08:00',
      data: { member: 'example-0001', from: '330106001001', to: '330106001002' },
    },
    {
      subject: '330106001002',
      time: '2026-01-19T10:00:00+08:00',
      data: {
        member: 'example-0004',
        from: null,
        to: '330106001002',
        profile: {
          gender: 'male',
          birthMonth: '1971-09',
          education: 'edu-secondary',
          occupation: 'manager',
          ethnicity: 'han',
          status: 'full',
          joined: '1998-07',
        },
      },
    },
    {
      subject: '330106001002',
      time: '2026-01-20T10:00:00+08:00',
      data: { member: 'example-0004', from: '330106001002', to: null },
    },
  ],
})
