import type { IncomingMessage } from 'node:http'
import { BlockList, isIPv4, isIPv6 } from 'node:net'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { Problem } from '../../data/contract/problem.ts'
import { isLoopback } from '../config.ts'

export interface GuardOptions {
  /** Whether this server itself speaks TLS. */
  readonly tls: boolean
  /** The address as browsers see it, where one is set. */
  readonly publicUrl: string | null
  /** The host listened on. */
  readonly host: string
  /** Trusted proxies, separated by commas. */
  readonly trustProxy: string | null
}

/** Keeps strangers' pages and machines away from the door; says nothing about who may do what. */
export interface Guard {
  /** Fails: `forbidden` for a foreign address or Host (DNS rebinding). */
  checkHost(req: IncomingMessage): void
  /** Whether a browser's page of ours sent this; without `Origin` it was no page at all. */
  originOf(req: IncomingMessage): 'same' | 'none' | 'foreign'
  /** Whether browsers reach us by https: then cookies are `Secure`. */
  readonly isSecure: boolean
  readonly headers: RequestHandler
}

export function openGuard(options: GuardOptions): Guard {
  const { tls, publicUrl, host, trustProxy } = options
  const ours = new Set([host, ...(publicUrl === null ? [] : [new URL(publicUrl).hostname])].map(bare))
  // A page can lend a foreign name to our address, but not the address itself.
  const isOurs = (name: string, req: IncomingMessage) =>
    isLoopback(name) || ours.has(name) || name === plainAddress(req.socket.localAddress ?? '')
  const proxies = addressList(trustProxy)
  const isSecure = tls || (publicUrl?.startsWith('https:') ?? false)

  return {
    isSecure,
    checkHost(req) {
      const from = plainAddress(req.socket.remoteAddress ?? '')
      if (!tls && !isLoopback(from) && !has(proxies, from))
        throw new Problem('forbidden', '未加密的连接只接受本机或可信代理')
      const name = hostName(req.headers.host)
      if (name === undefined || !isOurs(name, req)) throw new Problem('forbidden', '请求的主机名不是本系统的地址')
    },
    originOf(req) {
      const { origin } = req.headers
      if (origin === undefined) return 'none'
      const url = URL.canParse(origin) ? new URL(origin) : undefined
      return url && url.host === req.headers.host?.toLowerCase() && isOurs(bare(url.hostname), req) ? 'same' : 'foreign'
    },
    headers: securityHeaders(isSecure),
  }
}

function securityHeaders(isSecure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'base-uri': ["'none'"],
        'object-src': ["'none'"],
        // A wall hands over to a fresh page of itself, which is laid over the old one.
        'frame-ancestors': ["'self'"],
        'form-action': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'style-src': ["'self'"],
        // Chart tooltips and the phone's components set style attributes in the markup they make.
        'style-src-attr': ["'unsafe-inline'"],
        'connect-src': ["'self'", (req) => `ws://${safeHost(req)}`, (req) => `wss://${safeHost(req)}`],
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
  })
}

/** The request's host for a header: it was checked before, yet only host characters may pass. */
function safeHost(req: IncomingMessage): string {
  const { host } = req.headers
  return host !== undefined && /^[\w.[\]:-]+$/.test(host) ? host : 'localhost'
}

function hostName(host: string | undefined): string | undefined {
  if (host === undefined || !/^[\w.[\]:-]+$/.test(host) || !URL.canParse(`http://${host}`)) return undefined
  return bare(new URL(`http://${host}`).hostname)
}

function bare(host: string): string {
  return host.replace(/^\[|\]$/g, '').toLowerCase()
}

/** IPv4 in the clothes of IPv6 is IPv4. */
function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address
}

function addressList(text: string | null): BlockList {
  const list = new BlockList()
  for (const entry of (text ?? '').split(',').map((each) => each.trim())) {
    const [address = '', bits] = entry.split('/')
    const family = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : undefined
    if (!family) continue
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}

function has(list: BlockList, address: string): boolean {
  return (isIPv4(address) && list.check(address, 'ipv4')) || (isIPv6(address) && list.check(address, 'ipv6'))
}
