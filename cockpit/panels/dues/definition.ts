import type { StatSpec } from '../stat/stat.ts'

/** 党费: a unit that has not switched on paying online is not opened, which is not unpaid. */
export const spec: StatSpec = {
  id: 'dues',
  title: { zh: '党费', en: 'Dues' },
  aside: { zh: '未开通不是未交', en: 'off is not unpaid' },
  lead: { metric: 'dues-paid-rate-year', unit: { zh: '本年交纳率', en: 'paid this year' }, size: 4.5 },
  blocks: [
    {
      kind: 'stack',
      title: { zh: '线上缴纳', en: 'Paying online' },
      parts: [
        ['dues-channel-opened', '已开通', 'on'],
        ['dues-channel-not-opened', '未开通', 'off'],
        ['dues-channel-unknown', '未知', 'unknown'],
      ],
    },
    {
      kind: 'facts',
      parts: [
        ['dues-waiting', '待交人次', 'waiting'],
        ['dues-reminders', '待提醒', 'to remind'],
        ['dues-online-year', '线上占比', 'online'],
      ],
    },
  ],
  least: { width: 38, height: 25 },
  best: { width: 50, height: 30 },
}
