import { createNoticeHub } from '../../src/coordination/notice-hub.ts';
import { noticesContract } from './notices-contract.ts';

noticesContract('memory', async (size) => {
  const hub = createNoticeHub();
  return { members: Array.from({ length: size }, () => hub.join()) };
});
