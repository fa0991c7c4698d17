//! The engine's own maps and rows: every law that says "the same state" rests on how they compare.

use engine::{Map, Row};

fn map(entries: &[(u8, &'static str)]) -> Map<u8, &'static str> {
    entries.iter().copied().collect()
}

fn row(elements: &[u8]) -> Row<u8> {
    let mut row = Row::default();
    for element in elements {
        row.push(*element);
    }
    row
}

#[test]
fn maps_are_equal_when_their_entries_are() {
    let one = map(&[(1, "a"), (2, "b")]);
    assert_eq!(one, map(&[(2, "b"), (1, "a")]), "in any order of insertion");
    for other in [
        &[(1, "a")][..],
        &[(1, "a"), (2, "c")],
        &[(1, "a"), (3, "b")],
    ] {
        assert_ne!(one, map(other), "{other:?}");
    }
    assert_eq!(format!("{one:?}"), r#"{1: "a", 2: "b"}"#, "as it is shown");
}

#[test]
fn a_map_is_empty_until_something_is_in_it_and_once_it_is_out() {
    let mut map = map(&[]);
    assert!(map.is_empty(), "nothing yet");
    map.insert(1, "a");
    assert!(!map.is_empty(), "one");
    map.remove(&1);
    assert!(map.is_empty(), "none again");
}

#[test]
fn rows_are_equal_when_their_elements_are_in_their_order() {
    let one = row(&[1, 2]);
    assert_eq!(one, row(&[1, 2]), "the same");
    for other in [&[2, 1][..], &[1], &[1, 2, 3]] {
        assert_ne!(one, row(other), "{other:?}");
    }
    assert_eq!(format!("{one:?}"), "[1, 2]", "as it is shown");
    assert_eq!((one.first(), one.last()), (Some(&1), Some(&2)), "its ends");
}
