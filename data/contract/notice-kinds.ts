import type { Label } from '../language/label.ts'

// Apart from the schemas: pages read it.

/** Why somebody is told of an item of supervision: of what he owes, what he opened, and what came up to him. */
export const NOTICE_KINDS = {
  opened: { zh: '新的督办事项', en: 'A new item' },
  'handed-over': { zh: '移交到本级', en: 'Handed over to you' },
  reopened: { zh: '重启', en: 'Opened again' },
  urged: { zh: '被催办', en: 'Urged' },
  due: { zh: '将到期', en: 'Due soon' },
  overdue: { zh: '已逾期', en: 'Overdue' },
  closed: { zh: '已认可销号', en: 'Accepted and closed' },
  evidence: { zh: '有举证，等你认可', en: 'Evidence waits for you' },
  contested: { zh: '有异议，等你答复', en: 'An objection waits for you' },
  escalated: { zh: '提级到本级', en: 'Came up to you' },
} as const satisfies Readonly<Record<string, Label>>
export type NoticeKind = keyof typeof NOTICE_KINDS
