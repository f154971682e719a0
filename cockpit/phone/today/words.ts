import { wordsOf } from '../../i18n/words.ts'

export const words = wordsOf({
  figures: { zh: '本级数据', en: 'Figures of this scope' },
})
