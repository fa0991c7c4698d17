//! What a guest's message says. What this version can't show becomes a placeholder; the journal keeps it whole (P4).

use engine::Content;

use crate::carrier::Form;

pub(super) fn read(form: &Form) -> Content {
    let media = form
        .get("NumMedia")
        .is_some_and(|count| !matches!(count, "" | "0"));
    let kind = form.filled("MessageType").unwrap_or("text");
    let text = form.get("Body").unwrap_or_default();
    match kind {
        "text" | "button" | "interactive" if !media && !text.is_empty() => Content::Text {
            text: text.to_owned(),
        },
        "text" if media => placeholder(media_kind(form)),
        "text" | "button" | "interactive" => placeholder("unsupported"),
        other => placeholder(other),
    }
}

fn placeholder(kind: &str) -> Content {
    Content::Placeholder {
        kind: kind.to_owned(),
    }
}

fn media_kind(form: &Form) -> &str {
    let kind = form
        .get("MediaContentType0")
        .and_then(|mime| mime.split('/').next());
    kind.filter(|kind| matches!(*kind, "image" | "audio" | "video"))
        .unwrap_or("document")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_body(body: &str) -> Content {
        read(&Form::parse(body.as_bytes()))
    }

    #[test]
    fn p4_text_and_pressed_buttons_are_text() {
        for body in [
            "Body=Yes&NumMedia=0",
            "Body=Yes&MessageType=interactive&ButtonPayload=x",
            "Body=Yes&MessageType=text",
        ] {
            assert_eq!(
                read_body(body),
                Content::Text {
                    text: "Yes".to_owned()
                },
                "{body}"
            );
        }
    }

    #[test]
    fn p4_what_cannot_be_shown_becomes_a_placeholder() {
        let kinds = [
            ("MessageType=location&Latitude=1", "location"),
            ("MessageType=future_thing&Body=x", "future_thing"),
            (
                "NumMedia=1&MediaContentType0=image%2Fjpeg&Body=look",
                "image",
            ),
            ("NumMedia=1&MediaContentType0=application%2Fpdf", "document"),
            ("Body=", "unsupported"),
        ];
        for (body, kind) in kinds {
            assert_eq!(read_body(body), placeholder(kind), "{body}");
        }
    }
}
