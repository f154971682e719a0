import { readTokens } from '../../charts/theme.ts'

const FOOT_PX = 44
const SCALE = 2

/** A chart or map as a picture, with the words of `mark` on a line under it. Fails: where there is nothing drawn. */
export async function toPicture(body: HTMLElement, mark: readonly string[]): Promise<Blob> {
  const drawn = body.querySelector<SVGElement | HTMLCanvasElement>('canvas, svg')
  const { width, height } = drawn?.getBoundingClientRect() ?? { width: 0, height: 0 }
  if (!drawn || width === 0) throw new Error('nothing is drawn')
  const tokens = readTokens(body)
  const canvas = document.createElement('canvas')
  canvas.width = width * SCALE
  canvas.height = (height + FOOT_PX) * SCALE
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas to draw on')
  pen.scale(SCALE, SCALE)
  pen.fillStyle = tokens.ink
  pen.fillRect(0, 0, width, height + FOOT_PX)
  pen.drawImage(drawn instanceof HTMLCanvasElement ? drawn : await asImage(drawn), 0, 0, width, height)
  pen.fillStyle = tokens.text
  pen.textBaseline = 'middle'
  writeLegend(pen, body, tokens.family)
  pen.font = `13px ${tokens.family}`
  pen.fillText(mark.join('  ·  '), 12, height + FOOT_PX / 2, width - 24)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is empty'))), 'image/png'),
  )
}

/** The words that stand over a map, at their places, with the colours that they are of. */
function writeLegend(pen: CanvasRenderingContext2D, body: HTMLElement, family: string): void {
  const own = body.getBoundingClientRect()
  pen.font = `13px ${family}`
  const colour = pen.fillStyle
  for (const item of body.querySelectorAll<HTMLElement>('[data-imprint] li:not(:has(button))')) {
    const { left, top, height } = item.getBoundingClientRect()
    const swatch = item.querySelector('i')
    if (swatch) {
      const box = swatch.getBoundingClientRect()
      pen.fillStyle = getComputedStyle(swatch).backgroundColor
      pen.fillRect(box.left - own.left, box.top - own.top, box.width, box.height)
      pen.fillStyle = colour
    }
    pen.fillText(item.textContent ?? '', left - own.left + (swatch ? 20 : 0), top - own.top + height / 2)
  }
}

async function asImage(svg: SVGElement): Promise<HTMLImageElement> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`
  await image.decode()
  return image
}
