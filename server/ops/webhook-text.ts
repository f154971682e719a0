import type { Notice } from '../../data/contract/inbox.ts'
import { NOTICE_KINDS } from '../../data/contract/notice-kinds.ts'

const LINES = 10
const MOST_NAME = 40

/** What a robot's message is made of: notices of one organisation's own duties, and what stands around them. */
export interface Digest {
  /** The organisation whose duties these are. */
  readonly name: string
  readonly notices: readonly Notice[]
  /** Where the phone cockpit is; null where the server does not know its own address. */
  readonly url: string | null
  readonly demo: boolean
}

/**
 * A message in the format of DingTalk's robot: numbers, kinds, organisations and dates; nobody's name, no number of anybody.
 *
 * What comes from the data stands there as plain text: it can make neither links nor mentions.
 */
export function robotMessage({ name, notices, url, demo }: Digest): {
  readonly msgtype: 'markdown'
  readonly markdown: { readonly title: string; readonly text: string }
} {
  const title = `党建云图督办提醒：${notices.length} 件`
  const shown = notices.slice(0, LINES).map(lineOf)
  const more = notices.length - shown.length
  const text = [
    `#### 党建云图 · ${plain(name)} 督办提醒`,
    countsOf(notices),
    shown.join('\n'),
    ...(more > 0 ? [`其余 ${more} 件请在手机驾驶舱查看。`] : []),
    ...(url === null ? [] : [`[打开手机驾驶舱](${url})`]),
    ...(demo ? ['演示数据'] : []),
  ].join('\n\n')
  return { msgtype: 'markdown', markdown: { title, text } }
}

function countsOf(notices: readonly Notice[]): string {
  const counts = new Map<Notice['kind'], number>()
  for (const { kind } of notices) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return `${[...counts].map(([kind, n]) => `${NOTICE_KINDS[kind].zh} ${n} 件`).join('，')}。`
}

function lineOf({ kind, label, owner, due }: Notice): string {
  const [, month = '', date = ''] = /^\d{4}-(\d\d)-(\d\d)/.exec(due) ?? []
  return `- ${NOTICE_KINDS[kind].zh}：${plain(label.zh)}（${plain(owner.name)}），时限 ${Number(month)}月${Number(date)}日`
}

/** Without what means something to whoever shows it. */
function plain(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}[\]()<>*_~`#!@|\\]/gu, '').trim()
  return [...clean].length > MOST_NAME ? `${[...clean].slice(0, MOST_NAME).join('')}…` : clean
}
