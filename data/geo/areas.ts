import type { Label } from '../language/label.ts'

/** A part of the city that organisations stand under: one of its districts, or a municipal unit without a territory. */
export interface Area {
  readonly code: AreaCode
  readonly kind: 'district' | 'municipal'
  /** As written in full: 上城区, 桐庐县. */
  readonly full: Label
  /** As written on the map and wherever the city is already said: 上城, 桐庐. */
  readonly short: Label
}

export type DistrictCode =
  | '330102'
  | '330105'
  | '330106'
  | '330108'
  | '330109'
  | '330110'
  | '330114'
  | '330113'
  | '330111'
  | '330112'
  | '330122'
  | '330127'
  | '330182'

/** Codes of our own: municipal units have no code of an administrative division. */
export type MunicipalCode = '330190' | '330191' | '330192' | '330193'

export type AreaCode = DistrictCode | MunicipalCode

/**
 * The 13 districts in official order, the order of every list and axis.
 *
 * Source: codes of administrative divisions (GB/T 2260) after the reform of April 2021, which retired 下城 330103 and 江干 330104.
 */
export const DISTRICTS: readonly Area[] = [
  district('330102', '上城区', 'Shangcheng'),
  district('330105', '拱墅区', 'Gongshu'),
  district('330106', '西湖区', 'Xihu'),
  district('330108', '滨江区', 'Binjiang'),
  district('330109', '萧山区', 'Xiaoshan'),
  district('330110', '余杭区', 'Yuhang'),
  district('330113', '临平区', 'Linping'),
  district('330114', '钱塘区', 'Qiantang'),
  district('330111', '富阳区', 'Fuyang'),
  district('330112', '临安区', "Lin'an"),
  district('330122', '桐庐县', 'Tonglu'),
  district('330127', '淳安县', "Chun'an"),
  district('330182', '建德市', 'Jiande'),
]

/** Codes that are in old files and stand for nothing any more, with the name they had and the year they were retired. */
export const RETIRED: ReadonlyMap<string, { readonly name: string; readonly year: number }> = new Map([
  ['330103', { name: '下城区', year: 2021 }],
  ['330104', { name: '江干区', year: 2021 }],
  ['330185', { name: '临安市', year: 2017 }],
  ['330183', { name: '富阳市', year: 2014 }],
  ['330181', { name: '萧山市', year: 2001 }],
  ['330184', { name: '余杭市', year: 2001 }],
])

/** The four branches of the city's own tree that belong to no district. */
export const MUNICIPAL_UNITS: readonly Area[] = [
  {
    code: '330190',
    kind: 'municipal',
    full: { zh: '市直机关工委', en: 'Municipal offices' },
    short: { zh: '市直机关', en: 'Offices' },
  },
  {
    code: '330191',
    kind: 'municipal',
    full: { zh: '高校', en: 'Universities' },
    short: { zh: '高校', en: 'Universities' },
  },
  {
    code: '330192',
    kind: 'municipal',
    full: { zh: '卫健', en: 'Health' },
    short: { zh: '卫健', en: 'Health' },
  },
  {
    code: '330193',
    kind: 'municipal',
    full: { zh: '国资', en: 'State-owned enterprises' },
    short: { zh: '国资', en: 'Enterprises' },
  },
]

/** Every area: the districts in official order, then the municipal units. */
export const AREAS: readonly Area[] = [...DISTRICTS, ...MUNICIPAL_UNITS]

/** The 27 pairs of districts that share a border. */
export const NEIGHBOURS: readonly (readonly [DistrictCode, DistrictCode])[] = [
  ['330102', '330105'],
  ['330102', '330106'],
  ['330102', '330108'],
  ['330102', '330109'],
  ['330102', '330113'],
  ['330102', '330114'],
  ['330105', '330106'],
  ['330105', '330110'],
  ['330105', '330113'],
  ['330106', '330108'],
  ['330106', '330109'],
  ['330106', '330110'],
  ['330106', '330111'],
  ['330108', '330109'],
  ['330109', '330111'],
  ['330109', '330114'],
  ['330110', '330111'],
  ['330110', '330112'],
  ['330110', '330113'],
  ['330111', '330112'],
  ['330111', '330122'],
  ['330112', '330122'],
  ['330112', '330127'],
  ['330113', '330114'],
  ['330122', '330127'],
  ['330122', '330182'],
  ['330127', '330182'],
]

/** The area of a code, or undefined for a code of another level or tree. */
export function areaByCode(code: string): Area | undefined {
  return BY_CODE.get(code)
}

const BY_CODE = new Map<string, Area>(AREAS.map((area) => [area.code, area]))

/** The short name drops the last character (区, 县, 市), which says the kind of division. */
function district(code: DistrictCode, zh: string, en: string): Area {
  const rank = zh.endsWith('区') ? 'District' : zh.endsWith('县') ? 'County' : 'City'
  return {
    code,
    kind: 'district',
    full: { zh, en: `${en} ${rank}` },
    short: { zh: zh.slice(0, -1), en },
  }
}
