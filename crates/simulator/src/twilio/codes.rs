//! Twilio's error codes that occur here, with their texts and the HTTP status of a refusal.

/// The HTTP status and the text of a code.
fn entry(code: u32) -> (u16, &'static str) {
    match code {
        20_001 => (400, "Unable to parse request"),
        20_003 => (401, "Authenticate"),
        20_404 => (404, "The requested resource was not found"),
        20_409 => (409, "The resource can no longer be changed"),
        20_429 => (429, "Too Many Requests"),
        20_500 => (500, "Internal Server Error"),
        20_503 => (503, "Service unavailable"),
        21_211 => (400, "Invalid 'To' Phone Number"),
        21_603 => (400, "A 'From' phone number is required."),
        21_604 => (400, "A 'To' phone number is required."),
        21_606 => (
            400,
            "The 'From' phone number provided is not a valid message-capable Twilio phone number \
             for this destination/account",
        ),
        21_609 => (400, "The 'StatusCallback' URL is not a valid URL."),
        21_610 => (400, "Attempt to send to unsubscribed recipient"),
        21_617 => (
            400,
            "The concatenated message body exceeds the 1600 character limit",
        ),
        21_619 => (400, "A text message body or media urls must be specified."),
        21_655 => (400, "The ContentSid is Invalid"),
        21_656 => (400, "The Content Variables Parameter is Invalid"),
        21_701 => (400, "The Messaging Service does not exist"),
        21_910 => (
            400,
            "Invalid From and To pair. From and To should be of the same channel",
        ),
        30_008 => (400, "Unknown error"),
        63_003 => (400, "Channel could not find To address"),
        63_007 => (
            400,
            "Twilio could not find a Channel with the specified From address",
        ),
        63_012 => (500, "Channel provider returned an internal service error"),
        63_014 => (
            400,
            "Message delivery failed because it was blocked by a user action",
        ),
        63_016 => (
            400,
            "Failed to send freeform message because you are outside the allowed window. If you \
             are using WhatsApp, please use a Message Template.",
        ),
        63_017 => (429, "Account rate limit exceeded"),
        63_018 => (429, "Rate limit exceeded for Channel"),
        63_021 => (400, "Channel invalid content error"),
        63_024 => (400, "Invalid message recipient"),
        63_027 => (400, "Template does not exist for a language and locale"),
        63_028 => (
            400,
            "Number of parameters provided does not match the expected number of parameters",
        ),
        63_032 => (
            400,
            "We cannot send this message to this user because of a WhatsApp limitation",
        ),
        63_049 => (
            400,
            "Meta chose not to deliver this WhatsApp marketing message",
        ),
        _ => (400, "Unknown error"),
    }
}

/// The text of a code.
pub(crate) fn code_text(code: u32) -> &'static str {
    entry(code).1
}

/// The HTTP status a code is refused with.
pub(super) fn code_status(code: u32) -> u16 {
    entry(code).0
}
