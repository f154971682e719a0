/** A number that somebody shares: of which scope, which metric, and which version. */
export interface Shared {
  readonly scope: string
  readonly metric: string
  readonly version: number
}

/** The link that opens it on another phone. It gives no right to see anything. */
export function toLink(origin: string, { scope, metric, version }: Shared): string {
  return `${origin}/phone/today?${new URLSearchParams({ scope, metric, version: String(version) })}`
}

/** What a link brought: as much of it as is well formed. */
export function fromQuery(query: Readonly<Record<string, unknown>>): Partial<Shared> {
  const { scope, metric, version } = query
  const number = typeof version === 'string' && /^\d{1,15}$/.test(version) ? Number(version) : undefined
  return {
    ...(typeof scope === 'string' && scope !== '' && scope.length <= 64 ? { scope } : {}),
    ...(typeof metric === 'string' && /^[\w-]{1,80}$/.test(metric) ? { metric } : {}),
    ...(number === undefined ? {} : { version: number }),
  }
}
