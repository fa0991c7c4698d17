//! `/v1/admin`: the connector's switches (E1, E3) and how reports fared, for administrators of a node of the tree.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use engine::{Answer, Row, read_answer};
use wire::Problem;
use wire::api::{Meaning, ReadWords, ReportSetAside, Reports, Switches, SwitchesNow, WordsRead};

use super::session::Session;
use super::{Denied, schema};
use crate::app::App;
use crate::store::{journal, organization};

/// Reports set aside that are shown of one account.
const SHOWN: u32 = 100;

/// How the switches stand for the administrator's own organization and for themselves.
#[utoipa::path(get, path = "/v1/admin/switches", security(("bearer" = [])), responses(
    (status = 200, body = schema::SwitchesNow),
    (status = 401, body = schema::Problem),
    (status = 404, body = schema::Problem),
))]
pub(super) async fn standing(
    State(app): State<App>,
    session: Session,
) -> Result<Json<SwitchesNow>, Denied> {
    let own = &session.member;
    if !own.admin {
        return Err(Problem::NotFound.into());
    }
    let mut read = app.store.read().await?;
    let path = organization::path(&mut read, session.root, own.organization).await?;
    Ok(Json(SwitchesNow {
        organization: organization::connector_on(&path),
        member: own.connector_on,
    }))
}

/// Turns the switches named; what is left out stays. To anyone but an administrator of that node or one above it there
/// is no such thing.
#[utoipa::path(put, path = "/v1/admin/switches", security(("bearer" = [])),
    request_body = schema::Switches,
    responses(
        (status = 204, description = "Turned"),
        (status = 401, body = schema::Problem),
        (status = 404, body = schema::Problem),
    ))]
pub(super) async fn switches(
    State(app): State<App>,
    session: Session,
    body: Result<Json<Switches>, JsonRejection>,
) -> Result<StatusCode, Denied> {
    let Json(wanted) = body?;
    let own = (session.root, session.member.organization);
    if !session.member.admin || !crate::switches::set(&app, own, &wanted).await? {
        return Err(Problem::NotFound.into());
    }
    Ok(StatusCode::NO_CONTENT)
}

/// What became of what the provider posted, without content. Only the administrators of the whole organization see it.
#[utoipa::path(get, path = "/v1/admin/reports", security(("bearer" = [])), responses(
    (status = 200, body = schema::Reports),
    (status = 401, body = schema::Problem),
    (status = 404, body = schema::Problem),
))]
pub(super) async fn reports(
    State(app): State<App>,
    session: Session,
) -> Result<Json<Reports>, Denied> {
    let root = session.root;
    if !session.member.admin || session.member.organization != root {
        return Err(Problem::NotFound.into());
    }
    let mut read = app.store.read().await?;
    let mut reports = Reports::default();
    for account in journal::accounts_of(&mut read, root).await? {
        let (waiting, since) = journal::waiting(&mut read, &account).await?;
        reports.waiting += waiting;
        reports.waiting_since = since.into_iter().chain(reports.waiting_since).min();
        reports.missing += journal::missing(&mut read, &account).await?;
        let aside = journal::set_aside_of(&mut read, &account, SHOWN).await?;
        reports
            .set_aside
            .extend(aside.into_iter().map(|report| ReportSetAside {
                number: report.number,
                kind: report.kind,
                received_at: report.received_at,
                why: report.why,
            }));
    }
    Ok(Json(reports))
}

/// How a guest's words would be read by the word lists of the administrator's node. Nothing is kept.
#[utoipa::path(post, path = "/v1/admin/reading", security(("bearer" = [])),
    request_body = schema::ReadWords,
    responses(
        (status = 200, body = schema::WordsRead),
        (status = 401, body = schema::Problem),
        (status = 404, body = schema::Problem),
    ))]
pub(super) async fn reading(
    State(app): State<App>,
    session: Session,
    body: Result<Json<ReadWords>, JsonRejection>,
) -> Result<Json<WordsRead>, Denied> {
    let Json(ReadWords { text }) = body?;
    if !session.member.admin {
        return Err(Problem::NotFound.into());
    }
    let mut read = app.store.read().await?;
    let own = session.member.organization;
    let path = organization::path(&mut read, session.root, own).await?;
    let policy = organization::policy(&path)?;
    let means = |asked: bool| match read_answer(&text, None, asked, &Row::default(), &policy) {
        Answer::Accept(_) => Meaning::Accept,
        Answer::Refuse(_) => Meaning::Refuse,
        Answer::Other => Meaning::Nothing,
    };
    Ok(Json(WordsRead {
        while_asked: means(true),
        otherwise: means(false),
    }))
}
