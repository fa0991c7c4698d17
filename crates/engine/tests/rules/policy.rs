//! Policies as they were kept.

use engine::{GuestTexts, Policy};
use serde_json::Value;

#[test]
fn a_policy_kept_by_an_earlier_version_goes_by_the_defaults_where_it_says_nothing() {
    let mut kept = serde_json::to_value(Policy::default()).unwrap();
    let fields = kept.as_object_mut().unwrap();
    for newer in ["memberCap", "transferAccept", "speakerLine"] {
        fields.remove(newer).unwrap();
    }
    let texts = fields["guestTexts"].as_object_mut().unwrap();
    for newer in ["joined", "left", "transferred", "and"] {
        texts.remove(newer).unwrap();
    }
    texts.insert("accepted".to_owned(), Value::from("Welcome."));
    let read: Policy = serde_json::from_value(kept).unwrap();
    let expected = Policy {
        guest_texts: GuestTexts {
            accepted: "Welcome.".to_owned(),
            ..GuestTexts::default()
        },
        ..Policy::default()
    };
    assert_eq!(read, expected);
}
