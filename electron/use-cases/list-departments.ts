import { listDepartments } from '../store/users.ts';
import type { UseCase } from './use-case.ts';

export const listAllDepartments: UseCase<'users.departments'> = async (services) => ({
  departments: await listDepartments(services.db.read),
});
