import type { Label } from '../../../data/language/label.ts'

/** A query to begin with. `template`: `#{name}` are the places to fill in, one after the other by Tab. */
export interface Snippet {
  readonly word: string
  readonly title: Label
  readonly template: string
}

/** Whatever lies right below the top of what its reader sees: the districts of the city, the branches of a committee. */
const BELOW = '(SELECT min(depth) + 1 FROM organisation)'

export const SNIPPETS: readonly Snippet[] = [
  {
    word: 'districts',
    title: { zh: '下一级各组织的一个指标', en: 'A metric, one level down' },
    template: `SELECT code, name, value\nFROM #{metric_members}\nWHERE depth = ${BELOW}\nORDER BY code`,
  },
  {
    word: 'months',
    title: { zh: '一种计量逐月变化', en: 'A measure by month' },
    template:
      "SELECT strftime(epoch_ms(e.ts) + INTERVAL 8 HOUR, '%Y-%m') AS month, sum(e.amount) AS amount\nFROM entry e\nJOIN measure m ON m.id = e.measure\nWHERE m.code = '#{meeting.held}'\nGROUP BY month\nORDER BY month",
  },
  {
    word: 'below',
    title: { zh: '一个组织之下的支部', en: 'Branches below an organisation' },
    template:
      "SELECT o.code, o.name, o.sector\nFROM organisation o\nJOIN organisation top ON o.lo BETWEEN top.lo AND top.hi\nWHERE top.code = '#{330106}' AND o.kind = 'branch'\nORDER BY o.lo",
  },
  {
    word: 'spread',
    title: { zh: '一个指标在支部间的分布', en: 'How a metric is spread over branches' },
    template:
      "SELECT quantile_cont(m.value, 0.25) AS lower, median(m.value) AS middle, quantile_cont(m.value, 0.75) AS upper, count(m.value) AS reported, count(*) AS branches\nFROM #{metric_attendance_rate_month} m\nJOIN organisation o ON o.code = m.code\nWHERE o.kind = 'branch'",
  },
  {
    word: 'two',
    title: { zh: '两个指标放在一起', en: 'Two metrics side by side' },
    template: `SELECT a.code, a.name, a.value AS #{members}, b.value AS #{orgs}\nFROM metric_members a\nJOIN metric_orgs b USING (org)\nWHERE a.depth = ${BELOW}\nORDER BY a.code`,
  },
]

/** A template as plain text: every place filled with what it suggests. */
export function plainOf(template: string): string {
  return template.replace(/#\{([^}]*)\}/g, '$1')
}
