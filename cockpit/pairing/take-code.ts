/** The digits that a scanned link brought (`#pair=`), taken out of the address so that they stay in no history. */
export function takePairingCode(): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get('pair')
  if (code === null) return null
  history.replaceState(history.state, '', location.pathname + location.search)
  return /^\d{6}$/.test(code) ? code : null
}
