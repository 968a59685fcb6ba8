import type { Notice, NoticeHearer, Notices } from './notices.ts';

export interface NoticeHub {
  /** A member hears what all others tell, until it leaves. */
  join(): Notices & Disposable;
}

/** Notices between the members of one process. Nothing is ever missed. */
export function createNoticeHub(): NoticeHub {
  const members = new Set<Set<NoticeHearer>>();
  return {
    join() {
      const own = new Set<NoticeHearer>();
      members.add(own);
      return {
        tell(notice: Notice) {
          for (const hearers of members) if (hearers !== own) for (const hearer of hearers) hearer.heard(notice);
        },
        hear: (hearer) => void own.add(hearer),
        [Symbol.dispose]: () => void members.delete(own),
      };
    },
  };
}
