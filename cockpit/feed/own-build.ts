/** The build that this page is of, as its shell says. */
export function ownBuild(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="yuntu-build"]')?.content ?? 'dev'
}
