import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { momentText } from '../../charts/durations.ts'
import { formatExact } from '../../charts/format.ts'
import { LANG, say } from '../../i18n/lang.ts'
import { viewById } from '../views/index.ts'
import type { WallContext } from '../wall-context.ts'

/** What stands under every picture of the wall that leaves it, on paper or as a file: of what, of which version and time. */
export function useImprint(wall: WallContext): Readonly<Ref<readonly string[]>> {
  const { t } = useI18n()
  return computed(() => {
    const shown = wall.shown.value
    if (!shown) return []
    const { held, tree } = shown
    const title = viewById(wall.view.value)?.title
    const past = wall.replay.answer.value
    // The year is written out: who finds the sheet later does not know it.
    const time = (ts: number | null) => (ts === null ? '—' : momentText(ts, 0, LANG))
    return [
      [t('brand'), title && say(title), tree.self.short].filter(Boolean).join(' · '),
      `${t('strip.version')} ${formatExact(held.version)}`,
      `${t('strip.dataTime')} ${time(held.dataTime)}`,
      past ? `${t(`replay.${past.mode}`)} ${time(past.moment)}` : t('export.at', { time: time(wall.now.value) }),
      ...(wall.demo.value ? [`${t('strip.demo')}，${t('map.assumed')}`] : []),
    ]
  })
}
