//! The address book: search, saving, the same number twice.

use wire::Problem;
use wire::commands::{ListContacts, OneContact, SaveContact};
use wire::view::IdentifierView;

use crate::support::{Bench, id};

fn new(contact: u128, name: &str, phone: &str) -> SaveContact {
    SaveContact {
        contact: id(contact).to_string(),
        name: name.into(),
        note: String::new(),
        phone: phone.into(),
    }
}

async fn names(desk: &desk::Desk, query: &str) -> Vec<String> {
    let page = desk
        .contacts(ListContacts {
            query: query.into(),
            after: None,
            limit: 50,
        })
        .await
        .unwrap();
    page.rows.into_iter().map(|row| row.name).collect()
}

#[tokio::test]
async fn a_number_is_understood_with_the_lines_country_and_kept_in_one_spelling() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let saved = desk
        .save_contact(new(200, " Jo Park ", "(415) 555-0177"))
        .await
        .unwrap();
    assert_eq!(
        (saved.contact.name.as_str(), saved.existed),
        ("Jo Park", false),
        "saved"
    );
    let details = desk
        .contact(OneContact {
            contact: saved.contact.id,
        })
        .await
        .unwrap();
    assert_eq!(
        details.identifiers,
        [IdentifierView::Phone {
            number: "+14155550177".into(),
            text: "+1 415 555 0177".into(),
            country: Some("US".into()),
        }],
        "in E.164, and as people write it"
    );
}

#[tokio::test]
async fn the_same_number_twice_is_the_same_contact() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    let again = desk
        .save_contact(new(200, "M. Silva", "+1 415 555 0132"))
        .await
        .unwrap();
    assert!(again.existed, "Mara has this number");
    assert_eq!(again.contact.id, id(100).to_string(), "it is her contact");
}

#[tokio::test]
async fn what_is_no_number_or_has_no_name_is_refused() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    assert_eq!(
        desk.save_contact(new(200, "Jo", "call me")).await,
        Err(Problem::InvalidNumber),
        "no number"
    );
    assert_eq!(
        desk.save_contact(new(200, "  ", "+14155550177")).await,
        Err(Problem::NameMissing),
        "no name"
    );
}

#[tokio::test]
async fn e2_without_the_hub_a_contact_cant_be_saved_and_it_says_so() {
    let bench = Bench::new().await;
    let desk = bench.open().await;
    bench.away(true);
    assert_eq!(
        desk.save_contact(new(200, "Jo", "+14155550177")).await,
        Err(Problem::HubAway),
        "nothing is lost"
    );
}

#[tokio::test]
async fn search_finds_parts_of_names_in_any_script_and_of_numbers() {
    let bench = Bench::new().await;
    for (number, name, phone) in [
        (200, "Łukasz Żak", "+48501234567"),
        (202, "王小明", "+8613912345678"),
        (204, "Élodie Martin", "+33612345678"),
    ] {
        bench
            .hub
            .record()
            .contacts
            .push(Bench::contact(number, name, phone));
    }
    let desk = bench.open().await;
    assert_eq!(
        names(&desk, "").await,
        ["Mara Silva", "Élodie Martin", "Łukasz Żak", "王小明"],
        "all, by name"
    );
    assert_eq!(
        names(&desk, "ukasz").await,
        ["Łukasz Żak"],
        "a part of a word"
    );
    assert_eq!(names(&desk, "żAK").await, ["Łukasz Żak"], "any case");
    assert_eq!(names(&desk, "小").await, ["王小明"], "a single character");
    assert_eq!(
        names(&desk, "+1 415 555").await,
        ["Mara Silva"],
        "digits however they are typed"
    );
    assert_eq!(
        names(&desk, "5678").await,
        ["Élodie Martin", "王小明"],
        "the end of a number"
    );
}

#[tokio::test]
async fn pages_of_the_address_book_have_no_gaps_or_doubles() {
    let bench = Bench::new().await;
    for number in 0..25_u128 {
        let contact = Bench::contact(
            1_000 + 2 * number,
            "Same Name",
            &format!("+1415555{:04}", 200 + number),
        );
        bench.hub.record().contacts.push(contact);
    }
    let desk = bench.open().await;
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = desk
            .contacts(ListContacts {
                query: "same".into(),
                after,
                limit: 7,
            })
            .await
            .unwrap();
        seen.extend(page.rows.into_iter().map(|row| row.id));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let distinct: std::collections::BTreeSet<_> = seen.iter().collect();
    assert_eq!((seen.len(), distinct.len()), (25, 25), "each once");
}
