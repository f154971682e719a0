import type { Label } from '../../language/label.ts'

/** 四链: how far a claimed task has come, link by link; a link counts once all those before it are there. */
export const LINKS = {
  'link-claimed': { zh: '指上领任务', en: 'Task claimed' },
  'link-acted': { zh: '码上有行动', en: 'Activity held' },
  'link-shown': { zh: '云上展风采', en: 'Story shown' },
  'link-learned': { zh: '线上强本领', en: 'Learning done' },
} as const satisfies Readonly<Record<string, Label>>
