import type { AreaCode } from '../../../geo/areas.ts'
import type { Sector } from '../vocabulary.ts'

/** How an area differs from the average, relative weights but for `weight` (share of all organisations) and `rural`. */
export interface AreaProfile {
  readonly code: AreaCode
  readonly weight: number
  /** 机关, 事业, 企业, 社会组织, 村社区等; 0 means none. */
  readonly domains: readonly [number, number, number, number, number]
  /** Share of villages among villages and communities. */
  readonly rural: number
  /** Where attendance centres, in [0, 1]. */
  readonly attendance: number
  /** Streets and towns; of a municipal unit, the systems it consists of. */
  readonly parts: readonly string[]
}

const streets = (names: string) => names.split(' ').map((name) => `${name}街道`)
const towns = (names: string) => names.split(' ').map((name) => (/[镇乡]$/.test(name) ? name : `${name}镇`))

/**
 * The 13 districts and 4 municipal units.
 *
 * Assumption (A): neither members nor organisations are published by district; weights follow the populations of
 * the districts roughly. Names of streets and towns are the real ones of 2023; everything below them is made up.
 */
export const AREA_PROFILES: readonly AreaProfile[] = [
  {
    code: '330102',
    weight: 10.2,
    domains: [1.3, 1, 1.1, 1.3, 0.75],
    rural: 0,
    attendance: 0.91,
    parts: streets('清波 湖滨 小营 南星 紫阳 望江 凯旋 采荷 四季青 闸弄口 彭埠 笕桥 丁兰 九堡'),
  },
  {
    code: '330105',
    weight: 9.4,
    domains: [1.2, 1, 1.1, 1.2, 0.8],
    rural: 0,
    attendance: 0.88,
    parts: streets('天水 武林 长庆 潮鸣 朝晖 文晖 东新 石桥 米市巷 湖墅 小河 和睦 拱宸桥 大关 上塘 祥符 半山 康桥'),
  },
  {
    code: '330106',
    weight: 9.6,
    domains: [1.2, 1.2, 1.2, 1.3, 0.75],
    rural: 0.1,
    attendance: 0.92,
    parts: [...streets('西湖 北山 灵隐 西溪 翠苑 文新 古荡 转塘 留下 蒋村'), ...towns('三墩 双浦')],
  },
  {
    code: '330108',
    weight: 4.4,
    domains: [0.7, 0.7, 1.9, 0.9, 0.5],
    rural: 0,
    attendance: 0.85,
    parts: streets('西兴 长河 浦沿'),
  },
  {
    code: '330109',
    weight: 12.4,
    domains: [0.8, 1, 1.1, 0.9, 1.15],
    rural: 0.66,
    attendance: 0.86,
    parts: [
      ...streets('城厢 北干 蜀山 新塘 靖江 南阳 闻堰 宁围 盈丰 新街'),
      ...towns('楼塔 河上 戴村 浦阳 进化 临浦 义桥 所前 衙前 瓜沥 益农 党湾'),
    ],
  },
  {
    code: '330110',
    weight: 8.6,
    domains: [0.8, 0.9, 1.4, 0.9, 0.85],
    rural: 0.5,
    attendance: 0.89,
    parts: [...streets('仓前 五常 闲林 中泰 余杭 良渚 仁和'), ...towns('径山 瓶窑 鸬鸟 百丈 黄湖')],
  },
  {
    code: '330113',
    weight: 6.2,
    domains: [0.9, 0.9, 1.2, 0.9, 0.95],
    rural: 0.45,
    attendance: 0.84,
    parts: [...streets('临平 南苑 东湖 星桥 乔司 运河 崇贤'), ...towns('塘栖')],
  },
  {
    code: '330114',
    weight: 4.2,
    domains: [0.7, 0.8, 1.4, 0.8, 0.9],
    rural: 0.35,
    attendance: 0.83,
    parts: streets('下沙 白杨 河庄 义蓬 新湾 临江 前进'),
  },
  {
    code: '330111',
    weight: 6.3,
    domains: [0.9, 1, 0.8, 0.8, 1.35],
    rural: 0.84,
    attendance: 0.9,
    parts: [
      ...streets('富春 春江 东洲 鹿山 银湖'),
      ...towns(
        '万市 洞桥 新登 胥口 永昌 大源 灵桥 里山 渌渚 场口 常安 龙门 常绿 湖源乡 上官乡 环山乡 春建乡 渔山乡 新桐乡',
      ),
    ],
  },
  {
    code: '330112',
    weight: 5.4,
    domains: [0.9, 1, 0.8, 0.8, 1.4],
    rural: 0.86,
    attendance: 0.87,
    parts: [
      ...streets('锦城 锦北 锦南 青山湖 玲珑'),
      ...towns('板桥 高虹 太湖源 於潜 天目山 太阳 潜川 昌化 河桥 湍口 清凉峰 岛石 龙岗'),
    ],
  },
  {
    code: '330122',
    weight: 4.1,
    domains: [1, 1, 0.8, 0.9, 1.35],
    rural: 0.86,
    attendance: 0.93,
    parts: [
      ...streets('桐君 城南 旧县 凤川'),
      ...towns('富春江 横村 分水 瑶琳 百江 江南 莪山畲族乡 钟山乡 新合乡 合村乡'),
    ],
  },
  {
    code: '330127',
    weight: 4.2,
    domains: [1.1, 1, 0.5, 0.8, 1.7],
    rural: 0.92,
    attendance: 0.82,
    parts: towns(
      '千岛湖 文昌 石林 临岐 威坪 大墅 姜家 梓桐 汾口 中洲 枫树岭 左口乡 王阜乡 瑶山乡 屏门乡 宋村乡 金峰乡 鸠坑乡 浪川乡 里商乡 安阳乡 富文乡 界首乡',
    ),
  },
  {
    code: '330182',
    weight: 4.4,
    domains: [1, 1, 0.7, 0.8, 1.5],
    rural: 0.88,
    attendance: 0.86,
    parts: [
      ...streets('新安江 洋溪 更楼'),
      ...towns('莲花 乾潭 梅城 杨村桥 下涯 大洋 三都 寿昌 航头 大慈岩 大同 李家 钦堂乡'),
    ],
  },
  {
    code: '330190',
    weight: 2.6,
    domains: [9, 2.4, 0, 0.7, 0],
    rural: 0,
    attendance: 0.94,
    parts: ['党群系统', '政法系统', '经济系统', '城建系统', '农业农村系统', '教科文系统'],
  },
  {
    code: '330191',
    weight: 4.2,
    domains: [0, 1, 0, 0, 0],
    rural: 0,
    attendance: 0.88,
    parts: ['市属本科院校', '市属高职院校', '在杭合作院校'],
  },
  {
    code: '330192',
    weight: 1.6,
    domains: [0, 1, 0, 0, 0],
    rural: 0,
    attendance: 0.85,
    parts: ['市属综合医院', '市属专科医院', '公共卫生单位'],
  },
  {
    code: '330193',
    weight: 2.2,
    domains: [0, 0, 1, 0, 0],
    rural: 0,
    attendance: 0.9,
    parts: ['城建投资板块', '交通能源板块', '商贸金融板块', '文旅会展板块'],
  },
] // prettier-ignore

/** Sectors of each domain of the statistics, with their shares within it in an area. Assumption (A). */
export function sectorShares(domain: number, area: AreaProfile): readonly (readonly [Sector, number])[] {
  switch (domain) {
    case 0:
      return [['government', 1]]
    case 1:
      if (area.code === '330191') return [['university', 1]]
      if (area.code === '330192') return [['hospital', 1]]
      if (area.code === '330190') return [['institution', 1]]
      return [
        ['school', 0.55],
        ['hospital', 0.17],
        ['institution', 0.28],
      ] // prettier-ignore
    case 2:
      return area.code === '330193'
        ? [['state-enterprise', 1]]
        : [
            ['state-enterprise', 0.14],
            ['private-enterprise', 0.86],
          ] // prettier-ignore
    case 3:
      return [['social', 1]]
    default:
      return [
        ['community', 1 - area.rural],
        ['village', area.rural],
      ] // prettier-ignore
  }
}
