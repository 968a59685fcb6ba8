import { expect, test } from 'vitest';

import { errorCodes } from '../../src/domain/errors.ts';
import { documentPath, hasDocument } from '../contract/sandbox-openapi-document.ts';
import { examples } from '../support/examples.ts';
import { startStage } from '../support/gateway.ts';
import { type PropertyPath, readRequired, wound, wounds } from '../support/upstream-required.ts';
import { startRewriting } from '../support/upstream-rewriting.ts';

const operations = examples();
const patternOf = (template: string) => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`);

test.skipIf(!hasDocument)(
  'every required property of every answer in use may be null, missing or of another type: the operation still answers',
  // Some thousand operations: seconds, and minutes on a busy machine.
  { timeout: 240_000 },
  async () => {
    const requiredOf = readRequired(documentPath);
    await using proxy = await startRewriting();
    const drifts: string[] = [];
    // Upstream's clock stands still: an answer that tells the time would differ from the first one without any wound.
    const now = Date.now();
    await using stage = await startStage({
      sandbox: { now: () => now },
      configure: (config) => ({
        ...config,
        partners: new Map(
          [...config.partners].map(([id, entry]) => {
            proxy.target = entry.partner.upstreamUrl;
            return [id, { ...entry, partner: { ...entry.partner, upstreamUrl: proxy.url } }];
          }),
        ),
      }),
      overrides: {
        cacheMaxBytes: 1,
        sink: {
          call: () => {},
          operation: () => {},
          drift: (operation, path) => void drifts.push(`${operation} ${path}`),
        },
      },
    });

    const problems: string[] = [];
    let tried = 0;
    const properties = new Set<string>();
    for (const { name, query, variables } of operations) {
      const seen = new Map<string, unknown>();
      proxy.rewrite = (operation, body) => {
        seen.set(operation, body);
        return body;
      };
      stage.sandbox.resetCalls();
      const whole = await stage.ask(query, variables);
      const templates = new Set(stage.sandbox.calls().calls.map(({ method, template }) => `${method} ${template}`));
      for (const template of templates) {
        const pattern = patternOf(template);
        for (const path of requiredOf(template)) {
          for (const how of wounds) {
            let places = 0;
            proxy.rewrite = (operation, body) => {
              if (pattern.test(operation)) places += wound(body, path, how);
              return body;
            };
            drifts.length = 0;
            const answer = await stage.ask(query, variables);
            // A property inside an optional part that this answer does not have.
            if (places === 0) continue;
            tried += 1;
            properties.add(`${template} ${path.join('.')}`);
            const label = `${name}: ${template} ${at(path)} ${how}`;
            if (answer.data === undefined || answer.data === null) problems.push(`${label}: no data`);
            for (const { extensions } of answer.errors ?? []) {
              if (!(String(extensions.code) in errorCodes) || extensions.code === 'INTERNAL') {
                problems.push(`${label}: ${extensions.code}`);
              }
            }
            const changed = JSON.stringify(answer.data) !== JSON.stringify(whole.data);
            const counts = (how === 'retyped' || told.test(template)) && !remembering.has(name);
            if (counts && changed && drifts.length === 0) problems.push(`${label}: no drift counted`);
          }
        }
      }
    }
    expect(problems).toEqual([]);
    expect([properties.size >= 80, tried >= 400]).toEqual([true, true]);
  },
);

/** Resources whose readers say what the document requires, so that null and missing are counted too. */
const told =
  /^GET \/(?:aggregation\/v\d\/customers(?:\/\{customerId\})?(?:$|.*\/(?:accounts|simple|transactions)$)|institution\/)/;

/** Examples whose answer tells what is different since the ask before: any wound is, whether it breaks the contract or not. */
const remembering: ReadonlySet<string> = new Set(['transaction-changes']);

const at = (path: PropertyPath): string => path.join('.');
