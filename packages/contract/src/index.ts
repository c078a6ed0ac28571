// The words Candour speaks: everything that crosses a wire, every table that two packages share.
export * from './actions.ts';
export * from './acts.ts';
export * from './agent-api.ts';
export * from './baseline.ts';
export * from './console-api.ts';
export * from './documents.ts';
export * from './envelope.ts';
export * from './errors.ts';
export * from './ids.ts';
export * from './lifecycle.ts';
export * from './outcomes.ts';
export * from './policy.ts';
export * from './roles.ts';
export * from './secret.ts';
export * from './severity.ts';
export * from './themes.ts';
export * from './watchlist.ts';
