/** What each rule of docs/rules.md means to the reader. */
import { m } from '$paraglide/messages.js';

const texts: Record<string, () => string> = {
  E1: m.rule_E1,
  E2: m.rule_E2,
  E3: m.rule_E3,
  C1: m.rule_C1,
  C2: m.rule_C2,
  C3: m.rule_C3,
  C4: m.rule_C4,
  C5: m.rule_C5,
  C6: m.rule_C6,
  C7: m.rule_C7,
  C8: m.rule_C8,
  C9: m.rule_C9,
  M1: m.rule_M1,
  M2: m.rule_M2,
  M4: m.rule_M4,
  M3: m.rule_M3,
  M5: m.rule_M5,
  M6: m.rule_M6,
  M7: m.rule_M7,
  M8: m.rule_M8,
  T1: m.rule_T1,
  T3: m.rule_T3,
  P7: m.rule_P7,
  C10: m.rule_C10,
  W1: m.rule_W1,
  W2: m.rule_W2,
  W3: m.rule_W3,
  W4: m.rule_W4,
  W5: m.rule_W5,
  W6: m.rule_W6,
  W7: m.rule_W7,
  W8: m.rule_W8,
  T2: m.rule_T2,
  P1: m.rule_P1,
  P2: m.rule_P2,
  P3: m.rule_P3,
  P4: m.rule_P4,
  P5: m.rule_P5,
  P6: m.rule_P6,
};

/** `null` for a rule that only a newer hub knows. */
export function ruleText(rule: string): string | null {
  return texts[rule]?.() ?? null;
}
