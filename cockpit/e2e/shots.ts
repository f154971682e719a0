/** The windows of a wall, in pixels. */
export const SHAPES = {
  '1920x1080': { width: 1920, height: 1080 },
  '3840x2160': { width: 3840, height: 2160 },
  '3840x1080': { width: 3840, height: 1080 },
  '6656x1792': { width: 6656, height: 1792 },
  '1080x1920': { width: 1080, height: 1920 },
} as const

export interface Shot {
  readonly view: string
  readonly shape: keyof typeof SHAPES
  readonly theme: 'night' | 'day' | 'ceremony'
  readonly lang: 'zh' | 'en'
}

/**
 * Every view at every shape in one dress, then so many more that each view and each shape is seen in every dress.
 *
 * Invariant: view × shape, view × dress and shape × dress are complete; dresses are the other themes and languages.
 */
export function shots(views: readonly string[]): Shot[] {
  const shapes = Object.keys(SHAPES) as Shot['shape'][] // keys() forgets the type
  const plain = views.flatMap((view) => shapes.map((shape): Shot => ({ view, shape, theme: 'night', lang: 'zh' })))
  const dresses = (['night', 'day', 'ceremony'] as const)
    .flatMap((theme) => (['zh', 'en'] as const).map((lang) => ({ theme, lang })))
    .filter(({ theme, lang }) => theme !== 'night' || lang !== 'zh')
  const dressed = dresses.flatMap((dress, d) =>
    views.map((view, v): Shot => ({ view, shape: shapes[(v + d) % shapes.length] ?? '1920x1080', ...dress })),
  )
  return [...plain, ...dressed]
}
