import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

/**
 * The gateway knows the page's operations by their ids: their texts, a fifth of the page, need not be sent to every browser.
 */
const withoutTexts: Plugin = {
  name: 'without-texts',
  transform(code, id) {
    if (!id.endsWith('/generated/documents.ts')) return null;
    return { code: code.replace(/new TypedDocumentString\(`[^`]*`/g, 'new TypedDocumentString(``'), map: null };
  },
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/dashboard/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [withoutTexts],
  build: {
    target: 'es2024',
    // Nothing is put into another file as a `data:` address: the page's policy allows scripts, styles and fonts from here alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // `npm run dev:dashboard`: the page with the sources of the moment, over a gateway that runs.
  server: { proxy: { '/graphql': process.env.GATEWAY_URL ?? 'http://127.0.0.1:4000' } },
});
