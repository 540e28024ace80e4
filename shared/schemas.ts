import { z } from 'zod';
import { isPlainLine } from './text-rules.ts';

/** Epoch milliseconds, UTC. */
export const Time = z.int().nonnegative();

export const Id = z.string().min(1).max(64);

/** One line as a person types it: trimmed, nothing invisible; at most `max` UTF-16 units. */
export const Line = (max: number) => z.string().trim().max(max).refine(isPlainLine);
