import { listDepartments } from '../store/departments.ts';
import type { UseCase } from './use-case.ts';

export const listAllDepartments: UseCase<'users.departments'> = async ({ db }, operator) => ({
  departments: await listDepartments(db.read, operator.departments),
});
