/** How the phone looks and speaks, as its owner chose it on this device. */
export const PHONE_THEMES = ['night', 'day'] as const
export type PhoneTheme = (typeof PHONE_THEMES)[number]

const THEME = 'yuntu.theme'
const LANGUAGE = 'yuntu.lang'

/** The address says it, else the owner's choice, else the device's own. */
export function chosenTheme(): PhoneTheme {
  const said = [new URLSearchParams(location.search).get('theme'), localStorage.getItem(THEME)]
  const known = PHONE_THEMES.find((theme) => said.includes(theme))
  return known ?? (matchMedia('(prefers-color-scheme: light)').matches ? 'day' : 'night')
}

export function showTheme(theme: PhoneTheme): void {
  const root = document.documentElement
  root.dataset.theme = theme
  const ink = getComputedStyle(root).getPropertyValue('--ink').trim()
  const meta = document.querySelector('meta[name="theme-color"]') ?? document.createElement('meta')
  meta.setAttribute('name', 'theme-color')
  meta.setAttribute('content', ink)
  document.head.append(meta)
}

export function chooseTheme(theme: PhoneTheme): void {
  localStorage.setItem(THEME, theme)
  showTheme(theme)
}

/** All words stand anew in another language: the page is loaded again, which costs nothing while it is kept here. */
export function chooseLanguage(lang: 'zh' | 'en'): void {
  localStorage.setItem(LANGUAGE, lang)
  const url = new URL(location.href)
  url.searchParams.delete('lang')
  location.replace(url)
}
