const PAINT = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'r', 'width', 'height', 'transform'] as const

/** The library copies drawings as they are written: what styles give them is written into them until it is done. */
export function dressDrawings(element: HTMLElement): () => void {
  const parts = [...element.querySelectorAll<SVGElement>('svg *')]
  const before = parts.map((part) => part.getAttribute('style'))
  const styles = parts.map((part) => {
    const style = getComputedStyle(part)
    return PAINT.map((name) => [name, style.getPropertyValue(name)] as const)
  })
  for (const [i, part] of parts.entries())
    for (const [name, value] of styles[i] ?? []) if (value !== 'auto') part.style.setProperty(name, value)
  return () => {
    for (const [i, part] of parts.entries()) {
      const style = before[i]
      if (style === null || style === undefined) part.removeAttribute('style')
      else part.setAttribute('style', style)
    }
  }
}
