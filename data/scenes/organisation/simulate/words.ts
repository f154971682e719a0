import type { Sector } from '../vocabulary.ts'

const list = (text: string) => text.split(' ')

/** First and second characters of made-up names: 48 × 48 stems. */
const FIRST = [...'云锦文嘉瑞恒德和永兴华安清秀明春江湖西东南北金玉凤龙鹤松竹梅兰桂枫柳溪泉石塘桥渡浦湾岭峰景新宏盛']
const SECOND = [...'溪湖苑源泰达通信诚远航辉阳光润禾丰田谷园庄坞墩里塘桥港湾岭峰亭台阁轩庭府城川洲屿澜涛潮浪帆舟锋']
const STEMS = FIRST.length * SECOND.length

/** The k-th stem in an order that jumps about; all differ for k below `STEMS`. */
function stemAt(k: number): string {
  const at = ((k % STEMS) * 1_003 + 17) % STEMS
  return (FIRST[Math.floor(at / SECOND.length)] ?? '') + (SECOND[at % SECOND.length] ?? '')
}

/** What units of a sector are called after their stem; the k-th unit of a sector takes stem and ending by k. */
const ENDINGS: Readonly<Record<Sector, readonly string[]>> = {
  government: list(
    '市场监管所 综合行政执法队 税务所 司法所 财政所 自然资源所 社会保障所 交通管理站 生态环境所 应急管理站',
  ),
  school: list('小学 中学 幼儿园 实验学校 职业学校 外国语学校 第二小学 第二中学'),
  university: list(
    '计算机学院 机械工程学院 经济管理学院 外国语学院 人文学院 理学院 艺术学院 建筑工程学院 生命科学学院 医学院 法学院 材料学院',
  ),
  hospital: list('医院 社区卫生服务中心 中医院 妇幼保健院 康复医院 卫生院 口腔医院 眼科医院'),
  institution: list('文化馆 图书馆 档案馆 水利站 农技推广站 体育中心 园林管理所 市政设施所 福利院 公证处'),
  'state-enterprise': list(
    '城市建设集团 交通投资集团 水务集团 能源集团 文旅集团 粮食集团 公交集团 环境集团 资产经营公司 产业投资公司',
  ),
  'private-enterprise': list(
    '科技 网络 智能装备 电子商务 生物医药 新材料 物流 文化传媒 机械 纺织 食品 建设 软件 物业服务 餐饮管理 汽车零部件',
  ),
  social: list('行业协会 商会 公益基金会 社工服务中心 律师事务所 会计师事务所 志愿服务中心 养老服务中心'),
  community: ['社区'],
  village: ['村'],
}

const BUREAUS = list(
  '纪委监委机关 党委办公室 组织部 宣传部 统战部 政法委 发展和改革局 经济和信息化局 教育局 科学技术局 公安分局 民政局 司法局 财政局 人力资源和社会保障局 住房和城乡建设局 交通运输局 农业农村局 商务局 文化和广电旅游体育局 卫生健康局 退役军人事务局 应急管理局 审计局 市场监督管理局 统计局 医疗保障局 综合行政执法局 数据资源管理局 信访局 总工会 团委 妇联 法院 检察院',
)

/** Parts of a unit: what its branches and general branches are called. */
const PARTS: Readonly<Record<Sector, readonly string[]>> = {
  government: list('秘书科 综合科 业务科 法规科 执法大队 行政审批科 财务科 离退休 直属'),
  school: list('行政 语文组 数学组 英语组 理化组 文综组 艺体组 离退休'),
  university: list('行政 学生第一 学生第二 学生第三 教工第一 教工第二 研究生第一 研究生第二 学生第四 离退休'),
  hospital: list('行政后勤 内科 外科 门诊 医技 护理 妇儿 公共卫生 离退休'),
  institution: list('综合 业务 技术 服务 后勤 离退休'),
  'state-enterprise': list('机关 工程 运营 财务 市场 安全技术 物资 项目 客服 离退休'),
  'private-enterprise': list('研发 市场 生产 行政 销售 质量 供应链 客服'),
  social: list('综合 业务 服务 项目'),
  community: list('第一网格 第二网格 第三网格 第四网格 第五网格 第六网格 第七网格 第八网格'),
  village: [],
}

const SECTOR_PLACES = Object.keys(ENDINGS)

/** Where a unit stands: names of its district or municipal unit and of its street or system. */
export interface Place {
  readonly area: string
  readonly street: string
  /** A municipal unit's organisations carry the city's name, not that of the unit. */
  readonly isMunicipal: boolean
}

/** The k-th unit of a sector in the whole city, the n-th in its area: its name in full and for short. */
export function unitName(sector: Sector, at: Place & { k: number; n: number }): { full: string; short: string } {
  const { k, n, area, street } = at
  const endings = ENDINGS[sector]
  // Each sector begins elsewhere, so that neighbours of different sectors are not namesakes.
  const stem = stemAt(k + 211 * SECTOR_PLACES.indexOf(sector))
  const ending = endings[(Math.floor(k / STEMS) + k) % endings.length] ?? ''
  const town = at.isMunicipal ? '杭州市' : area
  switch (sector) {
    case 'government': {
      const bureau = BUREAUS[n]
      return bureau === undefined
        ? { full: `${town}${stem}${ending}`, short: `${stem}${ending}` }
        : { full: `${town}${bureau}`, short: `${town}${bureau}` }
    }
    case 'university':
      return {
        full: `${stemAt(Math.floor(k / endings.length))}大学${endings[k % endings.length]}`,
        short: `${stemAt(Math.floor(k / endings.length))}大学${endings[k % endings.length]}`,
      }
    case 'community':
    case 'village':
      return { full: `${area}${street}${stem}${ending}`, short: `${stem}${ending}` }
    case 'state-enterprise':
      return { full: `${town}${stem}${ending}有限公司`, short: `${stem}${ending}` }
    case 'private-enterprise':
      return { full: `杭州${stem}${ending}有限公司`, short: `${stem}${ending}` }
    default:
      return { full: `${town}${stem}${ending}`, short: `${stem}${ending}` }
  }
}

/** The name of the i-th part of a unit that has `count` of them. */
export function partName(sector: Sector, i: number): string {
  return PARTS[sector][i] ?? `第${numeral(i + 1)}`
}

const DIGITS = [...'零一二三四五六七八九']

/** 1–99 in characters. */
export function numeral(n: number): string {
  const tens = Math.floor(n / 10)
  const ones = n % 10
  if (n > 99) return String(n)
  return `${tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`}${ones === 0 && tens > 0 ? '' : DIGITS[ones]}`
}

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任沈姚卢傅钟姜崔谭陆汪范金石廖贾夏韦方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严',
]
const GIVEN = {
  female: list(
    '芳 敏 静 丽 娟 艳 秀英 桂兰 玉梅 雅琴 晓燕 海霞 佳怡 思琪 雨涵 欣妍 梦洁 慧君 丽萍 春燕 红梅 秋菊 雪莹 文静',
  ),
  male: list(
    '伟 强 磊 军 勇 杰 建国 志强 国华 文斌 晓东 海涛 浩然 子轩 俊杰 宇航 明辉 永康 立新 德明 振华 立军 家豪 伟民',
  ),
}

/** A made-up name, marked as such: it belongs to nobody. */
export function personName(code: number, gender: 'female' | 'male'): string {
  const given = GIVEN[gender]
  return `${SURNAMES[(code * 7) % SURNAMES.length]}${given[Math.floor(code / 3) % given.length]}（演示）`
}
