import type { Channel } from '../../shared/channels.ts';
import type { AccessOf, OutputOf, ParsedInputOf } from '../../shared/contract.ts';
import type { Topic } from '../../shared/lists.ts';
import type { Operator, Services } from '../services.ts';

/** Nobody may be signed in on channels that are open to anyone, or where no office is open. */
export type CallerOf<C extends Channel> =
  AccessOf<C> extends 'anyone' | 'first-run' | 'restorer' ? Operator | null : Operator;

/** One act of the program: the handler of its channel, and all there is between the gate and the store. */
export type UseCase<C extends Channel> = (
  services: Services,
  operator: CallerOf<C>,
  input: ParsedInputOf<C>,
) => Promise<OutputOf<C>>;

/** Tells the screens what to ask for again. */
export function tellChanged(services: Pick<Services, 'emit'>, ...topics: Topic[]): void {
  services.emit('changed', { topics });
}
