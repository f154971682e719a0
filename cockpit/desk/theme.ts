/** How the desk looks, as chosen on this machine. */
export type DeskTheme = 'day' | 'night'

const KEY = 'yuntu.desk.theme'

/** The address says it, else the choice of before, else the machine's own. */
export function chosenTheme(): DeskTheme {
  const said = [new URLSearchParams(location.search).get('theme'), localStorage.getItem(KEY)]
  const known = (['day', 'night'] as const).find((theme) => said.includes(theme))
  return known ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'night' : 'day')
}

export function showTheme(theme: DeskTheme): void {
  document.documentElement.dataset.theme = theme
}

export function keepTheme(theme: DeskTheme): void {
  localStorage.setItem(KEY, theme)
}
