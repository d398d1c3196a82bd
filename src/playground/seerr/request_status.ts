/** The states of a request. */

/** MediaRequestStatus; 5 exists from 2.6 on. */
export const requestStatus = { pending: 1, approved: 2, declined: 3, failed: 4, completed: 5 } as const;
