/** A person as interviews know them: who they are, and where they were last met. */
export interface Party {
  /** Who it is: the id that the program gives a mentor, or `network/account`. One person has one. */
  readonly id: string;
  readonly network: string;
  /** The account that was proved there. */
  readonly account: string;
  /** The nick they had then; for showing and for looking, no proof. */
  readonly nick: string;
}

/** Who asks for a change. */
export interface Actor {
  readonly party: Party;
  /** Org admins may act on every idea. */
  readonly isAdmin: boolean;
}

/** What interviews need to know of an idea. */
export interface InterviewIdea {
  readonly program: string;
  readonly slug: string;
  /** Ids of the people who mentor it. */
  readonly mentors: readonly string[];
}

/** Whether somebody may offer, withdraw, book and cancel for an idea: its mentors, for each other too, and org admins. */
export function mayManage({ party, isAdmin }: Actor, idea: InterviewIdea): boolean {
  return isAdmin || idea.mentors.includes(party.id);
}
