import type { LoggerOptions } from '../lib/logger.ts';
import type { Edge } from './edge.ts';

export const hasColor = ({ stdout, env }: Pick<Edge, 'stdout' | 'env'>) => stdout.isTTY === true && !env.NO_COLOR;

/** The form of the log: lines for whoever sits at a terminal, and nothing loaded for them where nobody does. */
export async function logForm(edge: Pick<Edge, 'stdout' | 'env'>): Promise<Pick<LoggerOptions, 'print'>> {
  if (edge.stdout.isTTY !== true) return {};
  const { prettyLines } = await import('../lib/pretty-lines.ts');
  return { print: prettyLines(hasColor(edge)) };
}
