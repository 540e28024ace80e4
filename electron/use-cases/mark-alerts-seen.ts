import { append } from '../store/activity.ts';
import { markAlertsSeen } from '../store/alerts.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** Those that another admin has seen in the meantime stay that admin's. */
export const markSeen: UseCase<'alerts.markSeen'> = async (services, operator, { alertIds }) => {
  await services.db.write(async (tx) => {
    const seen = await markAlertsSeen(tx, alertIds, { at: services.time.now(), by: operator.id });
    if (seen > 0) await append(tx, services, operator, { action: 'alerts-seen', details: { alerts: seen } });
  });
  tellChanged(services, 'alerts', 'activity');
  return {};
};
