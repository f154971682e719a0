import { z } from 'zod'
import { MemberCode } from '../../../contract/envelope.ts'
import { defineEvent } from '../../../language/event.ts'
import { keysOf } from '../../../language/label.ts'
import { CHANNELS } from './vocabulary.ts'

const SUBJECT = '330106001001'
const MAX_FEN = 100_000_000_00
const MAX_LISTED = 1_000

/**
 * Of whom: the branch as a whole (`persons`, `fen`), one member (`member`, `fen`), or several (`members`, `fens`). A
 * source tells a branch's month in one of these ways, not in two.
 */
const who = {
  month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '须为年月，如 2026-03'),
  fen: z.int().nonnegative().max(MAX_FEN).optional(),
  persons: z.int().nonnegative().max(100_000).optional(),
  member: MemberCode.optional(),
  members: z.array(MemberCode).min(1).max(MAX_LISTED).optional(),
  fens: z.array(z.int().nonnegative().max(MAX_FEN)).min(1).max(MAX_LISTED).optional(),
}

interface Who {
  fen?: number | undefined
  persons?: number | undefined
  member?: string | undefined
  members?: readonly string[] | undefined
  fens?: readonly number[] | undefined
}

function checkWho({ fen, persons, member, members, fens }: Who, ctx: z.RefinementCtx): void {
  const complain = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
  const forms = [persons, member, members].filter((each) => each !== undefined).length
  if (forms !== 1) complain('persons', '须报支部合计（persons）、一名党员（member）或名单（members）其中之一')
  if (members === undefined) {
    if (fen === undefined) complain('fen', '缺少金额')
    if (fens !== undefined) complain('fens', '没有名单，不应有分项金额')
    return
  }
  if (fen !== undefined) complain('fen', '有名单时金额按人列出')
  if (fens?.length !== members.length) complain('fens', '金额与名单的项数不同')
  if (new Set(members).size !== members.length) complain('members', '名单中有重复的党员')
}

/** 某月应交党费已核定. Units: whole fen, persons. */
const assessed = defineEvent({
  kind: 'dues.assessed',
  label: { zh: '党费核定', en: 'Dues assessed' },
  rank: 40,
  member: 'known',
  members: true,
  payload: z.strictObject(who).superRefine(checkWho),
  examples: [
    { subject: SUBJECT, time: '2026-02-01T09:00:00+08:00', data: { month: '2026-02', persons: 21, fen: 63_050 } },
    {
      subject: '330106001002',
      time: '2026-02-01T09:05:00+08:00',
      data: { month: '2026-02', member: 'example-0003', fen: 20 },
    },
  ],
})

/** 党费已交: for a month, in one or several payments; `persons` are those whose month is paid in full by it. */
const paid = defineEvent({
  kind: 'dues.paid',
  label: { zh: '党费交纳', en: 'Dues paid' },
  rank: 45,
  member: 'known',
  members: true,
  payload: z.strictObject({ ...who, channel: z.enum(keysOf(CHANNELS)) }).superRefine(checkWho),
  examples: [
    {
      subject: SUBJECT,
      time: '2026-02-10T09:00:00+08:00',
      data: { month: '2026-02', channel: 'online', persons: 20, fen: 61_050 },
    },
    {
      subject: '330106001002',
      time: '2026-02-10T09:05:00+08:00',
      data: { month: '2026-02', channel: 'cash', members: ['example-0003'], fens: [20] },
    },
  ],
})

/** 开通线上交纳党费: a branch has switched on a way to pay. */
const opened = defineEvent({
  kind: 'dues.channel.opened',
  label: { zh: '党费线上渠道开通', en: 'Online dues opened' },
  rank: 30,
  ribbon: true,
  payload: z.strictObject({ channel: z.literal('online') }),
  examples: [{ subject: SUBJECT, time: '2026-02-01T08:00:00+08:00', data: { channel: 'online' } }],
})

/** 报送线上交纳党费是否开通: what a branch says of itself, e.g. that it has not. */
const stated = defineEvent({
  kind: 'dues.channel.stated',
  label: { zh: '党费线上渠道报送', en: 'Online dues, as stated' },
  rank: 31,
  payload: z.strictObject({ online: z.boolean() }),
  examples: [{ subject: '330106001002', time: '2026-02-01T08:05:00+08:00', data: { online: false } }],
})

export const EVENTS = [opened, stated, assessed, paid]
