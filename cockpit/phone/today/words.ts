import { wordsOf } from '../../i18n/words.ts'

export const words = wordsOf({
  figures: { zh: '本级数据', en: 'Figures of this scope' },
  sum: { zh: '{due}件要办，{quiet} 处没动静。', en: '{due} to do, {quiet} quiet.' },
  sumToday: { zh: '今天 {n} ', en: 'Today {n}' },
  go: { zh: '去办理', en: 'Deal with it' },
  all: { zh: '全部 {n} 件在办', en: 'All {n} open' },
  quiet: { zh: '没动静', en: 'Quiet' },
  source: { zh: '数据源 {name}：{time}没有来数', en: 'Source {name}: nothing for {time}' },
  branches: { zh: '{n} 个支部 {days} 天没有任何记录', en: '{n} branches with no record for {days} days' },
  branch: { zh: '{name}：最后一次记录 {time}', en: '{name}: last record {time}' },
  never: { zh: '从未有过', en: 'never' },
  accounts: { zh: '{n} 个新媒体账号 30 天以上没有更新', en: '{n} media accounts silent for 30 days or more' },
  noQuiet: { zh: '来源、支部、账号都有动静。', en: 'Sources, branches and accounts are all active.' },
  ask: { zh: '问一下', en: 'Ask' },
  see: { zh: '看看是哪些', en: 'See which' },
  askSource: {
    zh: '请核对“{name}”的报送：本系统已{time}没有收到它的数据。',
    en: 'Please check “{name}”: nothing was received from it for {time}.',
  },
  askBranch: {
    zh: '{name}近 {days} 天没有任何记录，请核实是没有开展，还是没有报送。',
    en: '{name} has had no record for {days} days: was nothing done, or nothing reported?',
  },
  copy: { zh: '复制这段话', en: 'Copy this text' },
  copied: { zh: '已复制', en: 'Copied' },
  since: { zh: '{time} 以来', en: 'Since {time}' },
  sinceLast: { zh: '上次看过以后', en: 'Since your last look' },
  first: {
    zh: '这台手机第一次看这个范围，下次起会告诉你变了什么。',
    en: 'This phone sees this scope for the first time; next time it tells what changed.',
  },
  still: { zh: '没有变动。', en: 'Nothing changed.' },
  redefined: { zh: '口径已变更，和上次不能比。', en: 'Definitions changed: no comparison with the last look.' },
  points: { zh: '个百分点', en: 'pp' },
  moved: { zh: '{label} {change}', en: '{label} {change}' },
  place: { zh: '在{parent}里的位置', en: 'Within {parent}' },
  placeHow: {
    zh: '每一格是处在这一段的单位数，▲ 是本级；不列其他单位。',
    en: 'Each bar counts the units in that range; ▲ is this scope. No other unit is named.',
  },
  few: { zh: '同级单位不足 5 个，不显示分布。', en: 'Fewer than 5 units beside it: no distribution.' },
  median: {
    zh: '本级 {own}，中位 {median}，中间一半 {lower}–{upper}（{n} 个单位）',
    en: 'This scope {own}; median {median}, middle half {lower}–{upper} ({n} units)',
  },
})
