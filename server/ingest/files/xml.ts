import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import sax from 'sax'
import { FileRefused } from './limits.ts'
import { FILE_REASONS } from './reasons.ts'
import { toRefusal } from './zip.ts'

/** What is told of a part while it is read. Names come without their prefix. */
export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string): void
  text?(text: string): void
}

function parserOf(events: XmlEvents): { write(text: string): void; end(): void } {
  const parser = sax.parser(true, { trim: false, normalize: false, xmlns: false, position: false })
  parser.onopentag = ({ name, attributes }) => events.open(local(name), attributes as Record<string, string>) // not xmlns
  parser.onclosetag = (name) => events.close?.(local(name))
  parser.ontext = (text) => events.text?.(text)
  parser.oncdata = (text) => events.text?.(text)
  parser.ondoctype = () => {
    throw new FileRefused(FILE_REASONS['file-broken'])
  }
  parser.onerror = (error) => {
    throw new FileRefused(FILE_REASONS['file-broken'], { cause: error })
  }
  return { write: (text) => void parser.write(text), end: () => void parser.close() }
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Reads a small part whole. Fails: `FileRefused`. */
export function readXml(text: string, events: XmlEvents): void {
  const parser = parserOf(events)
  parser.write(text.replace(/^\ufeff/, ''))
  parser.end()
}

/** Reads a part as it unpacks; after every piece the caller may take what has come. Fails: `FileRefused`. */
export async function* streamXml(stream: Readable, events: XmlEvents): AsyncGenerator<void> {
  const decoder = new StringDecoder('utf8')
  const parser = parserOf(events)
  let first = true
  try {
    for await (const chunk of stream) {
      const text = decoder.write(chunk)
      parser.write(first ? text.replace(/^\ufeff/, '') : text)
      first = false
      yield
    }
    parser.end()
  } catch (error) {
    throw toRefusal(error)
  } finally {
    stream.destroy()
  }
  yield
}

/** `_x000D_` and the like: how a workbook writes characters that XML cannot hold. */
export function unescapeText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
}
