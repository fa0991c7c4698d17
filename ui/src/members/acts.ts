/** What a member can do about who is in a conversation, in the order of the menu. */
export type MemberAct = 'add' | 'transfer' | 'remove' | 'leave';
