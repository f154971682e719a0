import { dressDrawings } from '../../charts/drawings.ts'
import { readTokens } from '../../charts/theme.ts'

/** Properties that the wall's own styles use: what is not among them need not be copied to every node of the picture. */
const STYLES = [
  ...['display', 'position', 'inset', 'top', 'right', 'bottom', 'left', 'z-index', 'float', 'box-sizing', 'overflow'],
  ...['width', 'height', 'min-width', 'min-height', 'max-width', 'max-height', 'margin', 'padding', 'transform'],
  ...['transform-origin', 'transform-box', 'opacity', 'visibility', 'clip-path', 'background-color', 'color'],
  ...['border', 'border-top', 'border-right', 'border-bottom', 'border-left', 'border-radius', 'border-collapse'],
  ...['flex', 'flex-direction', 'flex-wrap', 'flex-grow', 'flex-shrink', 'flex-basis', 'align-items', 'align-content'],
  ...['align-self', 'justify-content', 'justify-items', 'justify-self', 'gap', 'row-gap', 'column-gap', 'order'],
  ...['grid-template-columns', 'grid-template-rows', 'grid-template-areas', 'grid-auto-flow', 'grid-auto-columns'],
  ...['grid-area', 'grid-row', 'grid-column', 'font-family', 'font-size', 'font-weight', 'font-variant-numeric'],
  ...['line-height', 'text-align', 'text-overflow', 'white-space', 'vertical-align', 'list-style', 'line-break'],
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'x', 'y', 'width', 'r', 'cx', 'cy', 'd'],
]

/**
 * A picture of the wall as it is on the screen, with the words of `imprint` on a line of its own under it.
 *
 * What lies over the wall (help, card, time bar) is left out, what it covers is there. The library that does it is loaded when it is first wanted.
 */
export async function takePicture(wall: HTMLElement, imprint: readonly string[]): Promise<Blob> {
  const { toCanvas } = await import('html-to-image')
  wall.dataset.picture = ''
  const undress = dressDrawings(wall)
  const tokens = readTokens(wall)
  const { clientWidth: width, clientHeight: height } = wall
  const taken = toCanvas(wall, {
    ...{ width, height, canvasWidth: width, canvasHeight: height, pixelRatio: 1, skipFonts: true },
    backgroundColor: tokens.ink,
    includeStyleProperties: STYLES,
    filter: (node) =>
      !(
        node instanceof Element && node.matches('dialog, [data-testid="time-bar"], [role="status"].notice, .conductor')
      ),
  })
  const drawn = await taken.finally(() => {
    undress()
    delete wall.dataset.picture
  })
  const foot = 4 * tokens.u
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height + foot
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas to draw on')
  pen.fillStyle = tokens.ink
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(drawn, 0, 0)
  pen.fillStyle = tokens.text
  pen.font = `${1.5 * tokens.u}px ${tokens.family}`
  pen.textBaseline = 'middle'
  pen.fillText(imprint.join('    '), 2.6 * tokens.u, height + foot / 2)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is empty'))), 'image/png'),
  )
}
