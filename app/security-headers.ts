import type { Response } from 'express'
import type { Config } from './config.ts'

/** The headers of every response, static files and refusals included. The policy has no 'unsafe' source; styles come from files only. */
export const securityHeaders = (res: Response, nonce: string, config: Config) => {
  const isHttps = config.publicOrigin.startsWith('https:')
  res.setHeader('Content-Security-Policy', [
    "default-src 'none'", `script-src 'nonce-${nonce}' 'strict-dynamic'`, "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'", "manifest-src 'self'",
    "worker-src 'self'",
  ].join('; '))
  res.setHeader('X-Content-Type-Options', 'nosniff')
  res.setHeader('Referrer-Policy', 'same-origin')
  res.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  res.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  res.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()')
  if (isHttps) res.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
}
