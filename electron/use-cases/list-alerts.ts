import { countUnseenAlerts, listAlerts } from '../store/alerts.ts';
import type { UseCase } from './use-case.ts';

export const listAllAlerts: UseCase<'alerts.list'> = async (services, _operator, { limit }) => ({
  alerts: await listAlerts(services.db.read, limit),
  unseen: await countUnseenAlerts(services.db.read),
});
