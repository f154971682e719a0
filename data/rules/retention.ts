import type { Label } from '../language/label.ts'
import { OWN } from './rule-set.ts'

/** What a store holds at most: of one person, even by a pseudonym, or for those who work with it. */
type StoreClass = 'internal' | 'personal'

/** How long a store keeps what. */
interface Retention {
  readonly store: string
  readonly label: Label
  readonly what: Label
  readonly class: StoreClass
  readonly purpose: Label
  /** Days from the date that `from` names; null: it is not purged, and `note` says why. */
  readonly keepDays: number | null
  readonly from: Label | null
  readonly note: Label
  readonly source: string
}

const of = (zh: string, en: string): Label => ({ zh, en })
const OURS = OWN.source
const RECEIVED = of('收到之日', 'the day of receipt')
const PIPL = '个人信息保护法第十九条、第四十七条'

/**
 * 保存期限: every store of the data folder that may speak of people, each once. The purge of the server takes its days
 * from here; a store without days it never touches.
 */
export const RETENTION = [
  {
    store: 'journal',
    label: of('日志', 'Journal'),
    what: of('事件原文，党员以假名出现', 'events as they were sent, members by pseudonym'),
    class: 'personal',
    purpose: of('一切数字的依据；更正也是事件', 'what every number rests on; a correction is an event too'),
    keepDays: null,
    from: null,
    note: of(
      '不清理：只有假名和粗略分段，没有姓名、证件号；去掉一条，其后的数字就无从核对。姓名清理后，假名不再对应任何人。',
      'Never purged: pseudonyms and coarse bands, no names or ID numbers. Without one record no later number could be checked; once the name is purged, the pseudonym stands for nobody.',
    ),
    source: OURS,
  },
  {
    store: 'ledger',
    label: of('台账和名册', 'Ledger and registry'),
    what: of('由日志算出的分录和现状，党员以编号出现', 'entries and states made from the journal, members by number'),
    class: 'personal',
    purpose: of('算数、追溯', 'to count, and to trace a number'),
    keepDays: null,
    from: null,
    note: of('不清理：随时可由日志重建。', 'Never purged: it follows from the journal.'),
    source: OURS,
  },
  {
    store: 'people',
    label: of('姓名库', 'Names'),
    what: of('假名与姓名的对应', 'which name a pseudonym stands for'),
    class: 'personal',
    purpose: of('本支部的人认得本支部的人', 'so that a branch knows its own people'),
    keepDays: 1_095,
    from: of('离开（去世、出党、转出市外）之日', 'the day of leaving: by death, expulsion, or out of the city'),
    note: of('停止党籍可能恢复，不算离开。', 'Who is stopped may be restored, and has not left.'),
    source: `${PIPL}；期限为本系统定义`,
  },
  {
    store: 'rejects',
    label: of('退回记录', 'Refused records'),
    what: of('被退回的记录，身份信息已遮盖', 'refused records, identifiers of people masked'),
    class: 'internal',
    purpose: of('报送方据此改正', 'so that senders can mend them'),
    keepDays: 180,
    from: RECEIVED,
    note: of('另外只留最近十万条。', 'The latest 100,000 only, besides.'),
    source: `${PIPL}；期限为本系统定义`,
  },
  {
    store: 'held',
    label: of('暂存记录', 'Held records'),
    what: of('等待前因的事件，党员以假名出现', 'events that wait for their cause, members by pseudonym'),
    class: 'personal',
    purpose: of('先到的不丢', 'what comes first is not lost'),
    keepDays: null,
    from: null,
    note: of(
      '到时限（YUNTU_HELD_HOURS）即退回，不留。',
      'Refused when their time is over (YUNTU_HELD_HOURS), and gone.',
    ),
    source: OURS,
  },
  {
    store: 'imports',
    label: of('导入文件', 'Imported files'),
    what: of('上传的文件和退回的行', 'uploaded files and their refused rows'),
    class: 'personal',
    purpose: of('办理这一次导入', 'to carry out this import'),
    keepDays: null,
    from: null,
    note: of('一天后，或重启时，由导入自己删除。', 'The import deletes them itself, after a day or at a restart.'),
    source: OURS,
  },
  {
    store: 'snapshots',
    label: of('快照', 'Snapshots'),
    what: of(
      '某一版本的台账副本，不含党员；本支部书记用过的另含本支部党员的编号和粗略分段',
      'copies of the ledger at a version, without people; for a branch’s secretary who asked for it also its members, by number and coarse bands',
    ),
    class: 'personal',
    purpose: of('按当时的数查询、存档', 'to ask and to keep what the numbers were'),
    keepDays: null,
    from: null,
    note: of(
      '按个数保留（YUNTU_SNAPSHOT_DAYS、_MONTHS、_KEEP），多出的由快照自己删除。',
      'Kept by number (YUNTU_SNAPSHOT_DAYS, _MONTHS, _KEEP); those beyond it the server deletes itself.',
    ),
    source: OURS,
  },
  {
    store: 'sessions',
    label: of('登录会话', 'Sessions'),
    what: of('会话和用过的链接，只有散列', 'sessions and spent links, as hashes'),
    class: 'internal',
    purpose: of('认得已登录的人', 'to know who has signed in'),
    keepDays: 0,
    from: of('到期之日', 'the day it expires'),
    note: of('到期即删；链接作废后，其散列也删。', 'Gone when expired; the hash of a link goes with the link.'),
    source: OURS,
  },
  {
    store: 'settings',
    label: of('个人提醒设置', 'Own settings'),
    what: of('各人的免打扰时段和是否合并提醒', 'quiet hours and whether notices come together, of each person'),
    class: 'internal',
    purpose: of('按本人的意愿提醒', 'to tell people as they wish to be told'),
    keepDays: null,
    from: null,
    note: of('只有设置，没有内容；最多留最近一万份。', 'Settings without any content; the latest 10,000 at most.'),
    source: OURS,
  },
  {
    store: 'audit',
    label: of('审计日志', 'Audit log'),
    what: of('谁在何时办理或查看了什么', 'who did or saw what, and when'),
    class: 'personal',
    purpose: of('追责和复查', 'so that somebody answers for it'),
    keepDays: 730,
    from: of('记下之日', 'the day it was written'),
    note: of(
      '法定不少于六个月；清理的那一条接住前后的链。',
      'Six months at least by law; the record of the purge carries the chain on.',
    ),
    source: '网络安全法第二十一条；期限为本系统定义',
  },
  {
    store: 'queries',
    label: of('查询记录', 'Queries of the desk'),
    what: of('谁在分析台查询了什么，全文', 'who asked what on the desk, in full'),
    class: 'personal',
    purpose: of('自己翻看，审计复查', 'for whoever asked, and for the audit'),
    keepDays: 730,
    from: of('查询之日', 'the day it was asked'),
    note: of(
      '法定不少于六个月；只有审计员能看别人的。',
      'Six months at least by law; only auditors read those of others.',
    ),
    source: '网络安全法第二十一条；期限为本系统定义',
  },
  {
    store: 'openings',
    label: of('指标打开记录', 'Openings of metrics'),
    what: of('哪类角色哪天打开过指标', 'which role opened a metric on which day'),
    class: 'internal',
    purpose: of('无人打开的指标提议停用', 'to propose metrics that nobody opens for retirement'),
    keepDays: null,
    from: null,
    note: of(
      '只有角色和日期，不涉及个人；每项只留最近一次。',
      'Roles and days, nobody’s own; the latest of each only.',
    ),
    source: OURS,
  },
] as const satisfies readonly Retention[]

/** The stores that the server purges. */
export type PurgedStore = Extract<(typeof RETENTION)[number], { readonly keepDays: number }>['store']

/** How many days a store keeps what is over. */
export function keepDaysOf(store: PurgedStore): number {
  return RETENTION.find((each) => each.store === store)?.keepDays ?? Number.POSITIVE_INFINITY
}
