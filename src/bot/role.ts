/** Who may use a command. Whoever has a role to the right has those to its left. */
export const ROLES = ['anyone', 'mentor', 'admin'] as const;
export type Role = (typeof ROLES)[number];
