import { createMemoryTokenStore } from '../../src/coordination/memory-token-store.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { tokenStoreContract } from './token-store-contract.ts';

tokenStoreContract('memory', async () => {
  const clock = createFakeClock();
  return { store: createMemoryTokenStore({ clock }), advance: (ms) => clock.advance(ms) };
});
