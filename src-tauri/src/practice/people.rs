//! The organization of the practice workspace: who works there, its line, and whom they know.

use engine::{ContactId, LineId, MemberId, OrganizationId};
use hub::{Hub, NewContact, NewLine, NewMember, NewOrganization};
use serde_json::json;
use simulator::{GuestView, Simulator};
use wire::api::{IdentifierBody, SaveContactBody};

pub(super) const ORGANIZATION: &str = "Northwind Advisory";
pub(super) const LINE_NUMBER: &str = "+14155550100";

const OWNER: &str = "Ana Okafor";
const COLLEAGUES: [&str; 3] = ["Ben Ito", "Clara Weiss", "Daniel Mensah"];

pub(super) fn root() -> OrganizationId {
    OrganizationId::derived("practice", "organization")
}

pub(super) fn owner() -> MemberId {
    member(OWNER)
}

/// Everyone but the owner, with their names.
pub(super) fn colleagues() -> impl Iterator<Item = (MemberId, &'static str)> {
    COLLEAGUES.into_iter().map(|name| (member(name), name))
}

fn member(name: &str) -> MemberId {
    MemberId::derived(name, "practice member")
}

/// Makes what is missing; ids follow from names, so that a second start finds the same people.
pub(super) async fn settle(hub: &Hub, simulator: &Simulator) -> anyhow::Result<()> {
    let directory = hub.directory();
    let organization = NewOrganization {
        root: root(),
        id: root(),
        parent: None,
        name: ORGANIZATION.to_owned(),
        connector_on: Some(true),
        policy: Some(policy()),
    };
    directory.save_organization(organization).await?;
    for name in COLLEAGUES.into_iter().chain([OWNER]) {
        let person = NewMember {
            root: root(),
            id: member(name),
            organization: root(),
            name: name.to_owned(),
            connector_on: true,
            admin: name == OWNER,
        };
        directory.save_member(person).await?;
    }
    let line = NewLine {
        root: root(),
        id: LineId::derived(LINE_NUMBER, "practice line"),
        organization: root(),
        name: ORGANIZATION.to_owned(),
        number: LINE_NUMBER.to_owned(),
        account: simulator.account_sid().to_owned(),
        default_member: owner(),
    };
    directory.save_line(line).await?;
    for guest in simulator.guests() {
        directory.save_contact(contact(guest)).await?;
    }
    Ok(())
}

/// A rule about words, to try what becomes of them.
fn policy() -> serde_json::Value {
    json!({
        "contentRules": [{
            "name": "a promise of returns",
            "words": ["guaranteed return", "guaranteed returns"],
        }],
    })
}

fn contact(guest: GuestView) -> NewContact {
    let identifier = match guest.phone {
        Some(number) => IdentifierBody::Phone(number),
        None => IdentifierBody::Bsuid(guest.user_id),
    };
    NewContact {
        root: root(),
        member: owner(),
        id: ContactId::derived(&guest.id, "practice contact"),
        body: SaveContactBody {
            name: guest.name,
            note: guest.place,
            identifiers: vec![identifier],
        },
        source: "directory".to_owned(),
    }
}

/// How a guest behaves by itself, as a key of the interface's texts.
pub(super) fn manner(guest: &str) -> &'static str {
    match guest {
        "maria-santos" | "li-wei" | "layla-haddad" => "accepts_at_once",
        "jonas-keller" => "accepts_late",
        "priya-nair" => "answers_something_else",
        "tomas-oliveira" => "brazilian_two_spellings",
        "sam-whitfield" => "silent",
        "elif-demir" => "declines",
        "paul-ostrow" => "not_on_whatsapp",
        "noor-van-dijk" => "sends_pictures",
        "hannah-brandt" => "stops_later",
        "walter-lindqvist" => "sends_voicemail",
        "camila-reyes" => "no_phone_number",
        _ => "own",
    }
}
