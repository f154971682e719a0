import type { Label } from '../../data/language/label.ts'

/** `public`: may be on a wall. `internal`: for those who work with it. `personal`: of one person, even by a pseudonym. */
export type ColumnClass = 'public' | 'internal' | 'personal'

/** What a column of the ledger is for, and who may see it. */
interface ColumnPurpose {
  readonly class: ColumnClass
  readonly purpose: Label
}

const column = (of: ColumnClass, zh: string, en: string): ColumnPurpose => ({ class: of, purpose: { zh, en } })
const seq = column('internal', '版本：属于哪一条日志记录', 'version: which record of the journal it belongs to')
const ts = column('internal', '发生时间', 'when it happened')
const person = column('personal', '假名的内部编号：可逐条追溯', 'dense id of a pseudonym: so that it can be traced')
const org = column('public', '党组织的内部编号', 'dense id of the organisation')
const band = (zh: string, en: string) => column('personal', `${zh}：按结构统计`, `${en}: counted by axis`)
const sum = column(
  'internal',
  '到某一版本为止的分录合计：启动时免于逐条重加',
  'sum of the entries up to a version: a start need not add them up again',
)
const word = column('public', '字典', 'dictionary')

/** Every column of the ledger: a test and every start compare it with the schema. */
export const COLUMN_PURPOSES: Readonly<Record<string, ColumnPurpose>> = {
  'meta.seq': seq,
  'meta.entries': column('internal', '分录数：核对是否完整', 'entries: whether the ledger is whole'),
  'meta.journal': column('internal', '属于哪个日志', 'which journal it was built from'),
  'meta.epoch': column('internal', '口径', 'by which meaning it was built'),
  'entry.seq': seq,
  'entry.ts': ts,
  'entry.org': org,
  'entry.member': person,
  'entry.measure': column('public', '计量什么', 'what is counted'),
  'entry.amount': column('internal', '数量：合计才公开', 'how much: public as sums only'),
  'event.seq': seq,
  'event.ts': ts,
  'event.received': column('internal', '收到时间：数据新鲜程度', 'when it was received: how fresh data are'),
  'event.kind': column('public', '事件种类', 'kind of event'),
  'event.source': column('internal', '数据来源', 'which source sent it'),
  'event.org': org,
  'event.member': person,
  'event.corrects': column('internal', '更正了哪一条', 'which record it corrects'),
  'org.seq': seq,
  'org.org': org,
  'org.code': column('public', '党组织代码', 'code of the organisation'),
  'org.last_ts': ts,
  'org.is_exists': column('public', '已成立', 'it was founded'),
  'org.is_kind': column('public', '组织类别', 'kind of organisation'),
  'org.is_sector': column('public', '所属领域', 'sector'),
  'org.is_parent': column('public', '上级党组织', 'organisation above'),
  'org.is_dissolved': column('public', '已撤销', 'it was dissolved'),
  'org.is_name': column('public', '党组织名称', 'name of the organisation'),
  'org.is_short': column('public', '党组织简称', 'short name of the organisation'),
  'org_parent.seq': seq,
  'org_parent.ts': ts,
  'org_parent.org': org,
  'org_parent.parent': column('public', '当时的上级党组织', 'organisation above at that time'),
  'member.seq': seq,
  'member.member': person,
  'member.last_ts': column('personal', '最近一次变动的时间', 'when the latest change happened'),
  'member.is_org': column('personal', '所在党组织', 'organisation the person belongs to'),
  'member.is_home': column('personal', '停止党籍前所在党组织', 'organisation before the membership was stopped'),
  'member.is_status': column('personal', '党籍状态', 'standing'),
  'member.is_stage': column('personal', '入党阶段', 'stage of membership'),
  'member.is_gender': band('性别', 'sex'),
  'member.is_birth': band('出生年月', 'month of birth'),
  'member.is_education': band('学历', 'education'),
  'member.is_occupation': band('职业', 'occupation'),
  'member.is_ethnicity': band('民族', 'ethnicity'),
  'member.is_joined': band('入党时间段', 'period of joining'),
  'member.is_transfer_to': column('personal', '正在转往的党组织', 'organisation that a transfer under way goes to'),
  'item.seq': seq,
  'item.fold': column('internal', '事项种类', 'kind of thing'),
  'item.key': column('personal', '事项编号：可能含假名', 'id of the thing: may hold a pseudonym'),
  'item.owner': org,
  'item.last_ts': ts,
  'item.due': column('internal', '时限', 'date due'),
  'item.rule': column('public', '依据的规则', 'rule that gives the date'),
  'item.source': column('internal', '数据来源', 'which source last spoke of it'),
  'item.state': column('personal', '现状：可能含假名', 'where it stands: may hold a pseudonym'),
  'measure.id': word,
  'measure.code': word,
  'measure.label': word,
  'measure.unit': word,
  'metric.id': word,
  'metric.label': word,
  'metric.formula': column('public', '公式：口径变更后可逐项对照', 'formula: what a change of meaning changed'),
  'kind.id': word,
  'kind.code': word,
  'kind.label': word,
  'source.id': column('internal', '数据来源的编号', 'number of a source'),
  'source.code': column('internal', '数据来源', 'name of a source'),
  'subtotal.org': org,
  'subtotal.measure': column('public', '计量什么', 'what is counted'),
  'subtotal.stock': sum,
  'subtotal.today': sum,
  'subtotal.month': sum,
  'subtotal.quarter': sum,
  'subtotal.year': sum,
  'subtotal.last_ts': ts,
  'reach.upto': seq,
  'reach.entries': column('internal', '到此共有多少条分录', 'how many entries there were by then'),
  'reach.day': column('public', '合计时的当日', 'the running day when it was summed'),
  'day_opened.seq': seq,
  'day_opened.day': column('public', '已开启的日子', 'a day that was opened'),
}

/** Every column that a schema's statements make, as `table.column`. */
export function columnsIn(schema: string): string[] {
  return [...schema.matchAll(/CREATE TABLE (\w+)\((.*)\);/g)].flatMap(([, table, columns]) =>
    (columns ?? '').split(', ').map((text) => `${table}.${text.split(' ')[0]}`),
  )
}
