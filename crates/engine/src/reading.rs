//! How words are compared: what people mean to type is one thing, however their phones write it.

use unicode_normalization::UnicodeNormalization;

/// Whether `text` as a whole is one of `words`, but for what surrounds them: "Stop!", "STOP.", "🛑 stop" are STOP.
/// Never as a part of something longer.
pub(crate) fn is_one_of(text: &str, words: &[String]) -> bool {
    let text = folded(text);
    let (said, shown) = (spoken(&text), signs(&text));
    words.iter().any(|word| {
        let word = folded(word);
        let wanted = spoken(&word);
        match wanted.is_empty() {
            true => said.is_empty() && !shown.is_empty() && signs(&word) == shown,
            false => wanted == said,
        }
    })
}

/// Asked rather than said: "Yes?" is no yes.
pub(crate) fn is_question(text: &str) -> bool {
    text.contains(['?', '？', '؟', '\u{37e}'])
}

/// Whether `phrase` is part of `text`, as whole words.
pub(crate) fn contains(text: &str, phrase: &str) -> bool {
    let (text, phrase) = (folded(text), folded(phrase));
    let (text, phrase) = (spoken(&text), spoken(&phrase));
    !phrase.is_empty() && text.windows(phrase.len()).any(|part| part == phrase)
}

/// The words of a folded text in order.
fn spoken(folded: &str) -> Vec<&str> {
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect()
}

/// What stands for itself where there are no words: "👍" in any skin.
fn signs(folded: &str) -> String {
    let kept = folded.chars();
    kept.filter(|c| !c.is_whitespace() && !is_skin(*c))
        .collect()
}

/// One form of each letter: full or half width, composed or not, in any case, with or without the dots of Turkish and
/// the signs of Arabic that people leave out.
fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let seen = text.nfkc().filter(|c| !is_unseen(*c));
    let lower = seen.flat_map(char::to_lowercase);
    let letters: String = lower.filter(|c| *c != DOT_ABOVE).map(letter).collect();
    letters.replace('ß', "ss")
}

/// What lower case leaves of İ, beside the i.
const DOT_ABOVE: char = '\u{307}';

fn letter(c: char) -> char {
    match c {
        'ı' => 'i',
        'ς' => 'σ',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        other => other,
    }
}

/// Marks of direction, width and variant, joiners, Arabic's lengthening stroke and its vowel signs.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{640}'
            | '\u{64b}'..='\u{652}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}

fn is_skin(c: char) -> bool {
    matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}
