import { wordsOf } from '../../i18n/words.ts'

export const words = wordsOf({
  title: { zh: '手机遥控大屏', en: 'Conduct this wall by phone' },
  how: {
    zh: '领导或组织工作负责人登录手机驾驶舱后，可换视图、范围、指标、时刻。只能看自己和这块屏都能看的范围。',
    en: 'A leader or manager signed in on the phone chooses view, scope, metric and moment, within what both he and this screen may see.',
  },
  waiting: { zh: '正在取码……', en: 'Getting a code …' },
  end: { zh: '收回遥控', en: 'Take it back' },
  by: { zh: '遥控：{role} · {name}', en: 'Conducted: {role}, {name}' },
  free: { zh: '手机已配对，无人遥控', en: 'Paired; nobody conducts' },
  leader: { zh: '领导', en: 'leader' },
  manager: { zh: '组织工作负责人', en: 'manager' },
})
