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
 * Every view at every shape in the wall's own dress and once more in English, whose words are longer; the themes of
 * the latter take turns, and the Chinese ones in other themes are one for each view.
 *
 * Invariants: view × shape is complete in either language, view × dress and shape × dress are; a dress is a theme and a
 * language. Sorted by dress, then by shape, since changing those takes longest.
 */
export function shots(views: readonly string[]): Shot[] {
  const shapes = Object.keys(SHAPES) as Shot['shape'][] // keys() forgets the type
  const themes = ['night', 'day', 'ceremony'] as const
  const turn = <T>(list: readonly T[], n: number) => list[n % list.length] as T // of a list that is not empty
  const every = shapes.flatMap((shape, s) => views.map((view, v) => ({ view, shape, n: v + s })))
  const others = themes
    .slice(1)
    .flatMap((theme, t) => views.map((view, v): Shot => ({ view, shape: turn(shapes, v + t), theme, lang: 'zh' })))
  const all = [
    ...every.map(({ view, shape }): Shot => ({ view, shape, theme: 'night', lang: 'zh' })),
    ...others,
    ...every.map(({ view, shape, n }): Shot => ({ view, shape, theme: turn(themes, n), lang: 'en' })),
  ]
  const order = ({ lang, theme, shape }: Shot) =>
    (lang === 'zh' ? 0 : 100) + 10 * themes.indexOf(theme) + shapes.indexOf(shape)
  return all.sort((a, b) => order(a) - order(b))
}
