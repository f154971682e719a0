import { columns, ledgerColumns, type TableDoc, withoutPeople } from './doc.ts'

const table = (name: string, zh: string, en: string, of: TableDoc['columns']): TableDoc => ({
  name,
  zh,
  en,
  columns: of,
})

const ENTRY = [
  'entry',
  '台账分录：一切数字都是它的合计',
  'entries of the ledger: every number is a sum of them',
] as const
const EVENT = ['event', '事件（已去标识）', 'events, without whom they are about'] as const

/** What an organisation is at the snapshot's version: its place in the tree is the stretch from `lo` to `hi`. */
const ORGANISATION = columns('public', {
  org: ['UINTEGER', '党组织的内部编号', 'dense id of the organisation'],
  code: ['VARCHAR', '党组织代码', 'code of the organisation'],
  name: ['VARCHAR', '名称', 'name'],
  short: ['VARCHAR', '简称', 'short name'],
  kind: ['VARCHAR', '组织类别：area、committee、branch 等', 'kind: area, committee, branch …'],
  sector: ['VARCHAR', '所属领域；区域没有', 'sector; areas have none'],
  parent: [
    'VARCHAR',
    '上级党组织的代码；可见范围的最上级没有',
    'code of the organisation above; none at the top of what may be seen',
  ],
  depth: ['INTEGER', '层级：全市为 0', 'level: 0 is the city'],
  lo: ['UINTEGER', '先序编号；下级都在 lo 与 hi 之间', 'place in preorder; all below lie between lo and hi'],
  hi: ['UINTEGER', '最后一个下级的先序编号', 'place of the last one below'],
  path: ['VARCHAR', '从最上级到本级的代码，以 / 相隔', 'codes from the top down to it, with / between'],
  dissolved: ['BOOLEAN', '已撤销', 'it was dissolved'],
})

const TOTAL = columns('internal', {
  org: ['UINTEGER', '党组织的内部编号', 'dense id of the organisation'],
  measure: ['USMALLINT', '计量', 'measure'],
  stock: ['BIGINT', '至今合计（含下级）', 'sum so far, with all below'],
  today: ['BIGINT', '当日合计（含下级）', 'sum of the running day, with all below'],
  month: ['BIGINT', '当月合计（含下级）', 'sum of the running month, with all below'],
  quarter: ['BIGINT', '当季合计（含下级）', 'sum of the running quarter, with all below'],
  year: ['BIGINT', '当年合计（含下级）', 'sum of the running year, with all below'],
})

const SUPERVISION = columns('internal', {
  item: ['UINTEGER', '事项编号', 'number of the item'],
  org: ['UINTEGER', '责任党组织', 'organisation that owes it'],
  role: ['VARCHAR', '责任岗位', 'role in it'],
  rule: ['VARCHAR', '依据的规则；由人提出的没有', 'rule that opened it; none where a person did'],
  cause: ['VARCHAR', '由人提出的缘由', 'why a person opened it'],
  stage: ['VARCHAR', '环节；closed 为已销号', 'where it stands; closed at its end'],
  opened: ['BIGINT', '提出时间（毫秒）', 'when it was opened, epoch ms'],
  due: ['BIGINT', '时限（毫秒）', 'when it is due, epoch ms'],
  closed: ['BIGINT', '销号时间（毫秒）；未销号没有', 'when it was closed, epoch ms; none while open'],
  overdue: ['BOOLEAN', '逾期', 'overdue'],
  escalated: ['BOOLEAN', '已提级', 'escalated'],
})

const word = { zh: ['VARCHAR', '名称', 'name in Chinese'], en: ['VARCHAR', '英文名称', 'name in English'] } as const

const DICTIONARIES: readonly TableDoc[] = [
  table(
    'measure',
    '计量字典',
    'measures',
    columns('public', {
      id: ['USMALLINT', '编号', 'number'],
      code: ['VARCHAR', '代码', 'code'],
      label: word.zh,
      unit: ['VARCHAR', '单位', 'unit'],
      label_en: word.en,
    }),
  ),
  table(
    'metric',
    '指标字典：每个指标另有一个视图',
    'metrics: each has a view of its own too',
    columns('public', {
      id: ['VARCHAR', '指标', 'metric'],
      label: word.zh,
      formula: ['VARCHAR', '公式（JSON）', 'formula, JSON'],
      label_en: word.en,
      unit: ['VARCHAR', '单位', 'unit'],
      definition: ['VARCHAR', '定义', 'definition in Chinese'],
      definition_en: ['VARCHAR', '英文定义', 'definition in English'],
      article: ['VARCHAR', '依据', 'article it comes from'],
      view: ['VARCHAR', '视图的名称', 'name of its view'],
    }),
  ),
  table(
    'kind',
    '事件种类字典',
    'kinds of events',
    columns('public', {
      id: ['USMALLINT', '编号', 'number'],
      code: ['VARCHAR', '代码', 'code'],
      label: word.zh,
      label_en: word.en,
    }),
  ),
  table('source', '数据来源', 'sources', ledgerColumns('source')),
  table(
    'rule',
    '规则及其各版本',
    'rules in each of their versions',
    columns('public', {
      set: ['VARCHAR', '规则集', 'set of rules'],
      version: ['VARCHAR', '版本', 'version'],
      label: word.zh,
      label_en: word.en,
      valid_from: ['DATE', '自何日起有效', 'valid from'],
      valid_to: ['DATE', '至何日止；现行的没有', 'valid to; none where in force'],
      article: ['VARCHAR', '依据', 'article'],
      checked: ['VARCHAR', '核对情况', 'how far it was checked'],
      parameters: ['VARCHAR', '参数（JSON）', 'parameters, JSON'],
    }),
  ),
]

/** The tables of every snapshot and artefact: nothing in them is of one person. */
export const TABLES: readonly TableDoc[] = [
  table(...ENTRY, withoutPeople(ledgerColumns('entry'))),
  table(...EVENT, withoutPeople(ledgerColumns('event'))),
  table('org', '党组织变动记录，每次变动一行', 'organisations, a row for every change', ledgerColumns('org')),
  table('org_parent', '党组织隶属变动记录', 'where organisations hung, and since when', ledgerColumns('org_parent')),
  table('day_opened', '已开启的日子', 'days that were opened', ledgerColumns('day_opened')),
  table('organisation', '党组织现状（快照版本）', 'organisations as they are at this version', ORGANISATION),
  table(
    'total',
    '每个党组织（含下级）每个计量的合计；没有的行即为 0',
    'sums of each measure at each organisation with all below; a row that is not there is 0',
    TOTAL,
  ),
  table('supervision', '督办事项现状', 'items of supervision as they stand', SUPERVISION),
  ...DICTIONARIES,
]

/** What a branch's own people are said to be: a number and bands, no name and no month of birth. */
const MEMBER = columns('personal', {
  member: ['UINTEGER', '假名编号', 'number of a pseudonym'],
  org: ['UINTEGER', '所在党组织', 'organisation the person belongs to'],
  status: ['VARCHAR', '正式或预备', 'full or probationary'],
  gender: ['VARCHAR', '性别', 'sex'],
  age: ['VARCHAR', '年龄段', 'band of age'],
  education: ['VARCHAR', '学历', 'education'],
  occupation: ['VARCHAR', '职业', 'occupation'],
  ethnicity: ['VARCHAR', '民族', 'ethnicity'],
  joined: ['VARCHAR', '入党时间段', 'period of joining'],
})

/** The same for who may see the people of a branch. */
export const TABLES_WITH_PEOPLE: readonly TableDoc[] = [
  table(...ENTRY, ledgerColumns('entry')),
  table(...EVENT, ledgerColumns('event')),
  ...TABLES.slice(2),
  table('member', '本支部党员', 'members of the branch', MEMBER),
]

/** Tables whose rows are of organisations: a scope has only its own. */
export const OF_ORGANISATIONS: ReadonlySet<string> = new Set([
  'entry',
  'event',
  'org',
  'org_parent',
  'organisation',
  'total',
  'supervision',
])

export function tableDoc(name: string, all: readonly TableDoc[] = TABLES): TableDoc {
  const found = all.find((each) => each.name === name)
  if (!found) throw new Error(`there is no table ${name}`)
  return found
}
