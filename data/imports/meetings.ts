import { MEETING_FORMS } from '../scenes/organisation/vocabulary.ts'
import type { ImportKind } from './column.ts'

/** 组织生活台账: meetings held; what a later file says otherwise corrects them. */
export const MEETINGS: ImportKind = {
  id: 'meetings',
  label: { zh: '组织生活台账', en: 'Meetings' },
  columns: [
    {
      field: 'org',
      label: { zh: '党支部代码', en: 'Branch code' },
      aliases: ['组织代码', '党组织代码', '支部代码', '召开组织代码', '所在党支部代码', 'branch', 'org', 'subject'],
      reading: { kind: 'code' },
      hint: { zh: '必填。上级系统里的代码，存成文本', en: 'Required. The code in the upstream system, as text' },
      example: '330106001001',
    },
    {
      field: 'form',
      label: { zh: '会议类型', en: 'Form' },
      aliases: ['活动类型', '形式', '组织生活形式', '类型', '活动形式', '会议形式', 'form'],
      reading: {
        kind: 'word',
        words: MEETING_FORMS,
        also: {
          党员大会: 'congress',
          支部大会: 'congress',
          支委会: 'committee',
          支部委员会: 'committee',
          小组会: 'group',
          党小组会议: 'group',
          上党课: 'lecture',
          主题党日活动: 'theme-day',
          专题组织生活会: 'life-meeting',
          民主评议: 'appraisal',
        },
      },
      hint: { zh: '必填，从下拉中选', en: 'Required, from the list' },
      example: '主题党日',
    },
    {
      field: 'time',
      label: { zh: '召开时间', en: 'Held at' },
      aliases: ['会议时间', '活动时间', '时间', '日期', '召开日期', '会议日期', '活动日期', 'time', 'date'],
      reading: { kind: 'instant' },
      hint: {
        zh: '必填，如 2026-01-21 14:00。与党支部、类型一起认定是哪一次',
        en: 'Required, e.g. 2026-01-21 14:00. With branch and form it says which meeting this is',
      },
      example: '2026-01-21 14:00',
    },
    {
      field: 'expected',
      label: { zh: '应到人数', en: 'Expected' },
      aliases: ['应到', '应参加人数', '应出席人数', 'expected'],
      reading: { kind: 'count' },
      hint: { zh: '必填', en: 'Required' },
      example: '21',
    },
    {
      field: 'attended',
      label: { zh: '实到人数', en: 'Attended' },
      aliases: ['实到', '到会人数', '参加人数', '实际参加人数', '出席人数', 'attended'],
      reading: { kind: 'count' },
      hint: { zh: '必填，不多于应到人数', en: 'Required, at most those expected' },
      example: '18',
    },
    {
      field: 'minutes',
      label: { zh: '时长（分钟）', en: 'Minutes' },
      aliases: ['时长', '会议时长', '分钟', '活动时长', 'minutes'],
      reading: { kind: 'count' },
      hint: { zh: '必填，整分钟', en: 'Required, whole minutes' },
      example: '90',
    },
  ],
  needs: [['org'], ['form'], ['time'], ['expected'], ['attended'], ['minutes']],
  keys: [['org'], ['time'], ['form']],
  columnOf: { subject: 'org' },
}
