import fc from 'fast-check';
import { type ExecutionResult, execute, getOperationAST, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { compileOperation } from '../../src/plugins/executor/compile.ts';
import { createDice } from '../support/dice.ts';
import { type Mood, randomGraph } from '../support/random-graph.ts';
import { randomOperation } from '../support/random-operations.ts';
import { runs } from '../support/scale.ts';

const unhandled: unknown[] = [];
process.on('unhandledRejection', (reason) => unhandled.push(reason));

/**
 * Data as written, and errors by place and origin: of complaints about values the words are not the same. Where promises decide
 * what fails first, it is free which of the errors below a place that became null are told: only the place counts.
 */
function comparable({ data, errors = [] }: ExecutionResult, mood: Mood) {
  const told = errors.map(({ path = [], originalError, locations }) =>
    mood === 'async'
      ? JSON.stringify(nullOn(path, data))
      : JSON.stringify([path, originalError?.message.startsWith('thrown') ?? false, locations]),
  );
  return { data: JSON.stringify(data), errors: [...new Set(told)].sort() };
}

/** The part of a path that leads to the null that a client sees. */
function nullOn(path: readonly (string | number)[], data: unknown): readonly (string | number)[] {
  let at = data;
  const end = path.findIndex((key) => {
    at = (at as Record<string | number, unknown> | null)?.[key];
    return at === null || at === undefined;
  });
  return end === -1 || data === null ? [] : path.slice(0, end + 1);
}

test.each<Mood>(['calm', 'sync', 'async'])(
  'a compiled operation answers what graphql-js does over a %s graph',
  async (mood) => {
    let valid = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const { schema, root } = randomGraph(seed, mood);
        const { text, variables } = randomOperation(schema, createDice(seed ^ 0x5bd1e995));
        const document = parse(text);
        if (validate(schema, document).length > 0) return;
        valid += 1;
        const operation = getOperationAST(document, 'Op');
        if (!operation) throw new Error('no operation');
        const compiled = compileOperation(schema, document, operation);
        const expected = comparable(
          await execute({ schema, document, rootValue: root, variableValues: variables }),
          mood,
        );
        // Twice: the second run finds everything compiled.
        for (const _ of [1, 2]) {
          const answer = await compiled?.({ rootValue: root, variableValues: variables });
          if (!answer) throw new Error(`not compiled: ${text}`);
          expect(comparable(answer, mood), `${text}\n${JSON.stringify(variables)}`).toEqual(expected);
        }
      }),
      runs(120),
    );
    expect(valid).toBeGreaterThan(25);
    expect(unhandled).toEqual([]);
  },
);
