import type { Plugin } from 'graphql-yoga';
import type { RequestContext } from '../context.ts';
import { includeExtension } from './include-extension.ts';

/** Tells clients who ask how old the oldest part of an answer is. */
export function useFreshness(): Plugin<RequestContext> {
  return {
    onExecute: ({ args: { contextValue } }) => ({
      onExecuteDone({ result, setResult }) {
        if (!includeExtension(contextValue.request, 'freshness') || Symbol.asyncIterator in result) return;
        const { oldestAgeMs, stale } = contextValue.tally;
        const freshness = { ageSeconds: Math.round(oldestAgeMs / 1000), stale };
        setResult({ ...result, extensions: { ...result.extensions, freshness } });
      },
    }),
  };
}
