import type { RequestListener } from 'node:http';

/** A page that needs more says so itself. */
const usual = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

/**
 * Puts headers on every answer that keep browsers from doing more with it than was meant.
 *
 * Browsers are told to stay with https where that is how they came, by `publicUrl` or as a trusted proxy says.
 */
export function withSecureHeaders(listener: RequestListener, publicUrl: string | null): RequestListener {
  const isHttps = publicUrl?.startsWith('https:') ?? false;
  const headers = new Map(Object.entries(usual));
  return (req, res) => {
    res.setHeaders(headers);
    if (isHttps || req.headers['x-forwarded-proto'] === 'https')
      res.setHeader('strict-transport-security', 'max-age=31536000');
    listener(req, res);
  };
}
