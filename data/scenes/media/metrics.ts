import { keysOf, type Label } from '../../language/label.ts'
import { defineMetric, flow, type Metric, ratio, stock, sum } from '../../language/metric.ts'
import { ruleAt } from '../../rules/index.ts'
import { accountPlatform, accountSilence, storyDecision } from './measures.ts'
import { PLATFORMS, SILENCES, type Silence } from './vocabulary.ts'

const OWN = '本系统定义'
const ZOMBIES = '杭州市智慧党建“1+10”（2020）所指“僵尸号”；天数为本系统定义'
const of = (zh: string, en: string): Label => ({ zh, en })

function accounts(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({ unit: 'item', direction: 'none', source: OWN, known: ['media.account.registered'], ...metric })
}
const stories = (metric: Parameters<typeof accounts>[0]) => accounts({ known: ['story.submitted'], ...metric })

const DEAD = stock(accountSilence.code('account-dead'))
const SILENT = [...stock(accountSilence.code('account-quiet'), accountSilence.code('account-dormant')), ...DEAD]

/** What a class of silence means, by the rule in force last. */
function saysOf(silence: Silence): Label {
  const { quietDays, dormantDays, deadDays } = ruleAt('accounts', Number.MAX_SAFE_INTEGER).parameters
  switch (silence) {
    case 'account-active':
      return of(`最近 ${quietDays} 日内发布过文章或刚登记的账号数。`, `Accounts with an article in ${quietDays} days.`)
    case 'account-quiet':
      return of(
        `停更满 ${quietDays} 日、不满 ${dormantDays} 日的账号数，由系统时钟推进。`,
        `Accounts without an article for ${quietDays} days, and not for ${dormantDays}; moved by the clock.`,
      )
    case 'account-dormant':
      return of(
        `停更满 ${dormantDays} 日、不满 ${deadDays} 日的账号数，由系统时钟推进。`,
        `Accounts without an article for ${dormantDays} days, and not for ${deadDays}; moved by the clock.`,
      )
    case 'account-dead':
      return of(
        `停更满 ${deadDays} 日、尚未合并或注销的账号数，由系统时钟推进。`,
        `Accounts without an article for ${deadDays} days, neither merged nor closed; moved by the clock.`,
      )
  }
}

const ACCOUNTS: readonly Metric[] = [
  accounts({
    id: 'media-accounts',
    label: of('新媒体账号', 'Media accounts'),
    of: sum(stock('media.account.kept')),
    definition: of('已登记、未合并也未注销的账号数。', 'Accounts registered that were neither merged nor closed.'),
  }),
  ...keysOf(SILENCES).map((silence) =>
    accounts({
      id: silence.replace('account', 'media-accounts'),
      label: of(
        silence === 'account-dead' ? '僵尸号' : `${SILENCES[silence].zh}账号`,
        `Accounts: ${SILENCES[silence].en.toLowerCase()}`,
      ),
      direction: silence === 'account-active' ? 'up' : 'down',
      of: sum(stock(accountSilence.code(silence))),
      definition: saysOf(silence),
      source: ZOMBIES,
    }),
  ),
  accounts({
    id: 'media-accounts-dead-share',
    label: of('僵尸号占比', 'Share of dead accounts'),
    unit: 'ratio',
    direction: 'down',
    of: ratio(DEAD, stock('media.account.kept')),
    definition: of('僵尸号个数 ÷ 在用账号数。', 'Dead accounts ÷ accounts kept.'),
    source: ZOMBIES,
  }),
  accounts({
    id: 'media-accounts-silent-share',
    label: of('停更账号占比', 'Share of silent accounts'),
    unit: 'ratio',
    direction: 'down',
    of: ratio(SILENT, stock('media.account.kept')),
    definition: of('沉寂、休眠和僵尸号个数之和 ÷ 在用账号数。', 'Quiet, dormant and dead ÷ accounts kept.'),
    source: ZOMBIES,
  }),
  ...keysOf(PLATFORMS).map((platform) =>
    accounts({
      id: `media-accounts-${platform}`,
      label: of(`${PLATFORMS[platform].zh}账号`, `Accounts: ${PLATFORMS[platform].en.toLowerCase()}`),
      of: sum(stock(accountPlatform.code(platform))),
      definition: of(`在用账号中${PLATFORMS[platform].zh}的个数。`, 'Accounts kept on this platform.'),
    }),
  ),
]

const MOVES = {
  registered: of('新登记账号', 'registered'),
  merged: of('合并账号', 'merged'),
  closed: of('注销账号', 'closed'),
} as const

const FLOWS: readonly Metric[] = [
  ...keysOf(MOVES).map((move) =>
    accounts({
      id: `media-accounts-${move}-year`,
      label: of(`本年${MOVES[move].zh}`, `Accounts ${MOVES[move].en} this year`),
      of: sum(flow('year', `media.account.${move}`)),
      definition: of(`本年${MOVES[move].zh}数。`, `Accounts ${MOVES[move].en} this year.`),
    }),
  ),
  ...(['today', 'month'] as const).map((window) =>
    accounts({
      id: `articles-${window}`,
      label: window === 'today' ? of('今日发文', 'Articles today') : of('本月发文', 'Articles this month'),
      of: sum(flow(window, 'article.published')),
      definition: of('各账号发布的文章篇数；不计阅读和转发。', 'Articles published; reads and shares are not counted.'),
    }),
  ),
  accounts({
    id: 'articles-per-account-month',
    label: of('账号月均发文', 'Articles per account this month'),
    unit: 'mean',
    of: ratio(flow('month', 'article.published'), stock('media.account.kept')),
    definition: of('本月发文篇数 ÷ 在用账号数。', 'Articles this month ÷ accounts kept.'),
  }),
]

const STORIES: readonly Metric[] = [
  stories({
    id: 'stories-shown-month',
    label: of('本月展示', 'Stories shown this month'),
    direction: 'up',
    of: sum(flow('month', 'story.published')),
    definition: of(
      '本月审核通过并已展示的活动、任务件数。',
      'Approved stories of activities or tasks shown this month.',
    ),
  }),
  stories({
    id: 'stories-shown-year',
    label: of('本年展示', 'Stories shown this year'),
    direction: 'up',
    of: sum(flow('year', 'story.published')),
    definition: of(
      '本年审核通过并已展示的活动、任务件数。',
      'Approved stories of activities or tasks shown this year.',
    ),
  }),
  stories({
    id: 'stories-waiting',
    label: of('展示待审核', 'Stories waiting'),
    direction: 'down',
    of: sum(stock('story.waiting')),
    definition: of('已提交、尚未审核的展示件数。', 'Stories submitted and not yet decided.'),
  }),
  stories({
    id: 'stories-ready',
    label: of('展示待上墙', 'Stories approved, not shown'),
    direction: 'down',
    of: sum(stock('story.ready')),
    definition: of('审核通过、尚未展示的件数。', 'Stories approved and not yet shown.'),
  }),
  stories({
    id: 'stories-approved-share-year',
    label: of('展示审核通过率', 'Stories approved'),
    unit: 'ratio',
    of: ratio(flow('year', storyDecision.code('story-approved')), flow('year', 'story.decided')),
    definition: of('本年审核通过的件次 ÷ 本年审核的件次。', 'Approved ÷ decided, this year.'),
  }),
  stories({
    id: 'stories-decided-timely-year',
    label: of('展示按时审核率', 'Stories decided in time'),
    unit: 'ratio',
    direction: 'up',
    of: ratio(flow('year', 'story.decided.timely'), flow('year', 'story.decided')),
    definition: of('本年按时限审核的件次 ÷ 本年审核的件次。', 'Decided within the limit ÷ decided, this year.'),
  }),
  stories({
    id: 'stories-decision-days-year',
    label: of('展示审核用时', 'Mean days to decide a story'),
    unit: 'mean',
    direction: 'down',
    of: ratio(flow('year', 'story.days'), flow('year', 'story.decided')),
    definition: of('本年审核件次从提交到审核的日历日数之和 ÷ 件次。', 'Calendar days waited ÷ decisions, this year.'),
  }),
]

export const METRICS: readonly Metric[] = [...ACCOUNTS, ...FLOWS, ...STORIES]
