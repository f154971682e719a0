import { onScopeDispose } from 'vue'
import { repaintAll } from '../../charts/repaint.ts'
import { ownUnit } from '../../charts/unit.ts'

const PX_PER_MM = 96 / 25.4
/** What of an A4 sheet is printed on, within margins of 8 mm, and the line of facts under the wall. Millimetres. */
const SHEET = { long: 281, short: 194, foot: 8 }

/**
 * Puts the wall on one sheet of paper, in daylight colours on white, whenever the page is printed: as it is on the screen, made
 * smaller as a whole. Canvases are painted anew before the sheet is made, since nothing waits for another frame.
 */
export function usePrint(): void {
  const root = document.documentElement
  let theme: string | undefined
  const own = ['--u', '--print-width', '--print-height', '--print-zoom', '--print-page', '--ink', '--raised']

  const onBefore = () => {
    theme = root.dataset.theme
    const isTall = innerHeight > innerWidth
    const [across, down] = isTall ? [SHEET.short, SHEET.long] : [SHEET.long, SHEET.short]
    const zoom = Math.min((across * PX_PER_MM) / innerWidth, ((down - SHEET.foot) * PX_PER_MM) / innerHeight)
    root.style.setProperty('--u', `${ownUnit()}px`)
    root.style.setProperty('--print-width', `${innerWidth}px`)
    root.style.setProperty('--print-height', `${innerHeight}px`)
    root.style.setProperty('--print-page', isTall ? 'wall-tall' : 'wall')
    root.style.setProperty('--print-zoom', zoom.toFixed(4))
    root.style.setProperty('--ink', '#ffffff')
    root.style.setProperty('--raised', '#ffffff')
    root.dataset.theme = 'day'
    repaintAll()
  }
  const onAfter = () => {
    for (const name of own) root.style.removeProperty(name)
    if (theme === undefined) delete root.dataset.theme
    else root.dataset.theme = theme
    repaintAll()
  }
  window.addEventListener('beforeprint', onBefore)
  window.addEventListener('afterprint', onAfter)
  onScopeDispose(() => {
    window.removeEventListener('beforeprint', onBefore)
    window.removeEventListener('afterprint', onAfter)
  })
}
