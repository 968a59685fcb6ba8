import { type Client, createClient } from 'open-finance-gateway-client';

export function connect(url: string, apiKey: string): Client {
  return createClient({ url, apiKey });
}
