import type { Role } from '#lib/api/types';

export const ROLES: readonly Role[] = ['member', 'moderator', 'worker', 'clinician', 'supervisor', 'admin'];
