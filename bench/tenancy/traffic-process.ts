import { setPriority } from 'node:os';
import { type Asking, ask } from './traffic.ts';

/**
 * Traffic from a process of its own: what it costs is not in the times that another one measures. Argument 1 is how willingly
 * it gives way to others, as of `nice`. Takes an order at a time, and sends what became of it.
 */
setPriority(Number(process.argv[2] ?? 0));
process.on('message', async (order: Asking) => process.send?.(await ask(order)));
process.on('disconnect', () => process.exit());
process.send?.('ready');
