import { defineConfig } from 'vite';

// The page calls its own origin. This server passes the call on and adds the key, which never reaches a browser.
const gateway = {
  target: process.env.GATEWAY_URL ?? 'http://127.0.0.1:4000',
  headers: { 'x-api-key': process.env.GATEWAY_KEY ?? 'sandbox' },
};

export default defineConfig({
  server: { proxy: { '/graphql': gateway } },
  preview: { proxy: { '/graphql': gateway } },
});
