import { closeSync, openSync, writeSync } from 'node:fs'
import { strToU8, Zip, ZipDeflate } from 'fflate'

const BRANCHES = 40
const HEADERS = [
  '党员编号',
  '姓名',
  '所在党支部代码',
  '性别',
  '出生年月',
  '民族',
  '学历',
  '职业',
  '人员类别',
  '入党时间',
  '备注',
] // prettier-ignore
const EDUCATIONS = ['研究生', '大学本科', '大学专科', '中专', '初中']
const OCCUPATIONS = ['专业技术人员', '管理人员', '工人', '农民', '在校学生']
const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** Rows that are packed at once. */
const SLICE = 2_000

/** The branches that the roster names: a committee and what hangs below it, as events. */
export function branchesOf(now: number): object[] {
  const event = (nr: number, subject: string, data: object) => ({
    specversion: '1.0',
    id: `roster-${String(nr).padStart(4, '0')}`,
    source: 'urn:yuntu:bench',
    type: 'org.founded',
    subject,
    time: new Date(now - 86_400_000).toISOString(),
    data,
  })
  const top = event(0, 'bench', { name: '测算党委', kind: 'committee', sector: 'community', parent: 'root' })
  return [
    top,
    ...Array.from({ length: BRANCHES }, (_, i) =>
      event(i + 1, codeOf(i), { name: `测算第${i + 1}支部`, kind: 'branch', sector: 'community', parent: 'bench' }),
    ),
  ]
}

const codeOf = (branch: number) => `33019900${String(1_001 + branch)}`

/**
 * Writes a members' roster as a workbook until it has this many bytes; nothing of it is ever whole in memory.
 * Answers the number of rows.
 */
export function writeRoster(path: string, bytes: number): number {
  const file = openSync(path, 'w')
  let written = 0
  const zip = new Zip((error, data) => {
    if (error) throw error
    written += data.length
    writeSync(file, data)
  })
  const add = (name: string, text: string) => {
    const part = packed(zip, name)
    part.push(strToU8(HEAD + text), true)
  }
  add(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
  )
  add(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="党员名册" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  )
  add(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  )
  const sheet = packed(zip, 'xl/worksheets/sheet1.xml')
  sheet.push(strToU8(`${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rowXml(1, HEADERS)}`))
  let rows = 0
  while (written < bytes) {
    const slice = Array.from({ length: SLICE }, () => rowXml(++rows + 1, memberOf(rows)))
    sheet.push(strToU8(slice.join('')))
  }
  sheet.push(strToU8('</sheetData></worksheet>'), true)
  zip.end()
  closeSync(file)
  return rows
}

function packed(zip: Zip, name: string): ZipDeflate {
  const part = new ZipDeflate(name, { level: 6 })
  zip.add(part)
  return part
}

/** Somebody made up; the note is of the length that notes have, and as hard to pack. */
function memberOf(nr: number): string[] {
  const mixed = Math.imul(nr, 2_654_435_761) >>> 0
  const pick = (list: readonly string[] | string, by: number) => list[Math.floor(mixed / by) % list.length] ?? ''
  const two = (n: number) => String(n).padStart(2, '0')
  return [
    `R-${String(nr).padStart(7, '0')}`,
    `${pick(SURNAMES, 7)}${String.fromCharCode(0x4e00 + (mixed % 3_000))}`,
    codeOf(mixed % BRANCHES),
    mixed % 3 === 0 ? '女' : '男',
    `${1_940 + (mixed % 60)}-${two(1 + (mixed % 12))}`,
    mixed % 11 === 0 ? '回族' : '汉族',
    pick(EDUCATIONS, 13),
    pick(OCCUPATIONS, 17),
    '正式党员',
    `${2_001 + (mixed % 24)}-${two(1 + (mixed % 12))}`,
    `${mixed.toString(36)}${Math.imul(mixed, 97).toString(36)}`,
  ]
}

function rowXml(line: number, cells: readonly string[]): string {
  const texts = cells.map(
    (text, i) => `<c r="${String.fromCharCode(65 + i)}${line}" t="inlineStr"><is><t>${text}</t></is></c>`,
  )
  return `<row r="${line}">${texts.join('')}</row>`
}
