import { z } from 'zod'
import { ItemId, MemberCode, OrgCode } from '../../../contract/envelope.ts'
import { defineEvent } from '../../../language/event.ts'
import { keysOf } from '../../../language/label.ts'
import { CRITERIA } from './vocabulary.ts'

const SUBJECT = '330106001002'
const ABOVE = '330106001'

/** 书记离任: nobody holds the post until the next one is appointed. */
const secretaryLeft = defineEvent({
  kind: 'org.secretary.left',
  label: { zh: '书记离任', en: 'Secretary left' },
  rank: 16,
  payload: z.strictObject({}),
  examples: [{ subject: SUBJECT, time: '2026-02-12T09:00:00+08:00', data: {} }],
})

/** 书记任职: who holds the secretary's post from that time on, whoever held it before. */
const secretaryAppointed = defineEvent({
  kind: 'org.secretary.appointed',
  label: { zh: '书记任职', en: 'Secretary appointed' },
  rank: 17,
  member: 'known',
  payload: z.strictObject({ member: MemberCode }),
  examples: [{ subject: SUBJECT, time: '2026-02-05T09:00:00+08:00', data: { member: 'example-0003' } }],
})

const Criteria = z
  .array(z.enum(keysOf(CRITERIA)))
  .min(1)
  .max(keysOf(CRITERIA).length)
  .refine((criteria) => new Set(criteria).size === criteria.length, '评定条件有重复')

/** 认定软弱涣散: by an organisation above, for published criteria; `evidence` says which record shows it. */
const weakFound = defineEvent({
  kind: 'org.weak.found',
  label: { zh: '认定软弱涣散', en: 'Found weak' },
  rank: 20,
  orgs: ['by'],
  acting: 'by',
  payload: z.strictObject({ by: OrgCode, criteria: Criteria, evidence: ItemId }),
  examples: [
    {
      subject: SUBJECT,
      time: '2026-02-13T09:00:00+08:00',
      data: { by: ABOVE, criteria: ['no-secretary', 'no-meetings'], evidence: 'example-record-8' },
    },
  ],
})

/** 整顿销号: the organisation above accepts that it is mended. */
const weakMended = defineEvent({
  kind: 'org.weak.mended',
  label: { zh: '整顿销号', en: 'Weakness mended' },
  rank: 21,
  orgs: ['by'],
  acting: 'by',
  payload: z.strictObject({ by: OrgCode, evidence: ItemId }),
  examples: [
    { subject: SUBJECT, time: '2026-02-20T09:00:00+08:00', data: { by: ABOVE, evidence: 'example-record-9' } },
  ],
})

export const EVENTS = [secretaryAppointed, secretaryLeft, weakFound, weakMended]
