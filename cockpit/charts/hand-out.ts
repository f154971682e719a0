/** Hands a file to whoever sits before the browser. */
export function handOut(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  // No character that a file system refuses, whatever an organisation is called.
  link.download = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
