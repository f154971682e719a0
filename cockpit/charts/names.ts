/**
 * Short names as they are read within a scope: what the breadcrumb says already is dropped (翠苑一区第一支部 → 第一支部).
 *
 * A name that would then stand twice keeps what it had.
 */
export function namesWithin(
  scope: string,
  rows: readonly { code: string; short: string }[],
): ReadonlyMap<string, string> {
  const cut = rows.map(({ code, short }) => ({ code, short, brief: dropPrefix(short, scope) }))
  const times = new Map<string, number>()
  for (const { brief } of cut) times.set(brief, (times.get(brief) ?? 0) + 1)
  return new Map(cut.map(({ code, short, brief }) => [code, times.get(brief) === 1 ? brief : short]))
}

/** The name without the beginning that it shares with the scope's, if two characters at least are shared and three left. */
export function dropPrefix(name: string, scope: string): string {
  const letters = [...name]
  const said = [...scope]
  let shared = 0
  while (shared < letters.length && letters[shared] === said[shared]) shared++
  // Latin words are not cut in the middle.
  if (shared < 2 || letters.length - shared < 3 || /^[ a-z]/i.test(letters[shared] ?? '')) return name
  return letters.slice(shared).join('')
}
