/** Stands for a bundler: `node --import ./relay/register.ts` compiles the tags of Relay and finds its artifacts. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@babel/core';

registerHooks({
  resolve(specifier, context, next) {
    return next(specifier.endsWith('.graphql') ? `${specifier}.ts` : specifier, context);
  },
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
    const source = readFileSync(fileURLToPath(url), 'utf8');
    if (!source.includes('graphql`')) return next(url, context);
    const compiled = transformSync(source, {
      filename: fileURLToPath(url),
      babelrc: false,
      configFile: false,
      plugins: ['relay'],
      // Types stay in: Node takes them out.
      parserOpts: { plugins: ['typescript'] },
    });
    return { format: 'module-typescript', source: compiled?.code ?? '', shortCircuit: true };
  },
});
