import { startSandbox } from '../../sandbox/index.ts';

/** The sandbox as a process of its own, so that what it costs is not the gateway's. Sends where it listens and whom it knows. */
const sandbox = await startSandbox({ directory: 'short' });
process.send?.({ url: sandbox.url, info: sandbox.info });
process.on('disconnect', () => process.exit());
