//! The form parameters of inbound and status webhooks for WhatsApp.

use serde_json::json;

use crate::{
    address::whatsapp,
    config::Config,
    guest::Guest,
    ids,
    message::{Message, Status},
};

use super::Delivery;

const API_VERSION: &str = "2010-04-01";

/// The webhook that announces an outgoing message's status, if anybody asked for it.
pub(crate) fn status(config: &Config, message: &Message) -> Option<Delivery> {
    let url = message.status_url.clone()?;
    let mut form = Form::default();
    form.add("ChannelPrefix", "whatsapp");
    form.add("ApiVersion", API_VERSION);
    form.add("MessageStatus", message.status.as_str());
    form.add("SmsSid", &message.sid);
    form.add("SmsStatus", message.status.as_str());
    form.add("ChannelInstallSid", install_sid(&message.sender));
    form.add("To", whatsapp(&message.address));
    form.add("From", whatsapp(&message.sender));
    form.add("MessageSid", &message.sid);
    form.add("AccountSid", &config.account_sid);
    form.add("ChannelToAddress", &message.address);
    form.add("StructuredMessage", "false");
    if matches!(message.status, Status::Delivered | Status::Read) {
        form.add("EventType", message.status.as_str().to_uppercase());
    }
    if let Some(code) = message.error_code {
        form.add("ErrorCode", code.to_string());
        form.add("ChannelStatusMessage", crate::twilio::code_text(code));
    }
    Some(delivery(url, form, message))
}

/// The webhook that hands over a guest's message.
pub(crate) fn inbound(config: &Config, url: String, message: &Message, guest: &Guest) -> Delivery {
    let mut form = Form::default();
    form.add("SmsMessageSid", &message.sid);
    form.add("NumMedia", "0");
    form.add("ProfileName", &guest.name);
    form.add(
        "MessageType",
        if message.pressed.is_some() {
            "interactive"
        } else {
            "text"
        },
    );
    form.add("SmsSid", &message.sid);
    if let Some(phone) = &guest.phone {
        form.add("WaId", phone.trim_start_matches('+'));
    }
    form.add("SmsStatus", "received");
    form.add("Body", &message.body);
    if let Some(button) = &message.pressed {
        form.add("ButtonText", &button.title);
        form.add("ButtonPayload", &button.id);
    }
    form.add("To", whatsapp(&message.sender));
    if let Some(quoted) = &message.quotes {
        form.add("OriginalRepliedMessageSender", whatsapp(&message.sender));
        form.add("OriginalRepliedMessageSid", quoted);
    }
    form.add("NumSegments", "1");
    form.add("ReferralNumMedia", "0");
    form.add("MessageSid", &message.sid);
    form.add("AccountSid", &config.account_sid);
    form.add("From", whatsapp(guest.own_address()));
    form.add("ExternalUserId", guest.external_user_id());
    form.add("ChannelMetadata", channel_metadata(guest));
    form.add("ApiVersion", API_VERSION);
    delivery(url, form, message)
}

fn channel_metadata(guest: &Guest) -> String {
    let mut context = json!({ "ProfileName": guest.name });
    if let (Some(phone), Some(fields)) = (&guest.phone, context.as_object_mut()) {
        fields.insert("WaId".to_owned(), phone.trim_start_matches('+').into());
    }
    json!({ "type": "whatsapp", "data": { "context": context } }).to_string()
}

/// One channel installation per sender, with an id that stays the same.
fn install_sid(sender: &str) -> String {
    let digits = sender.trim_start_matches('+');
    format!("XE{digits:0>32}")
}

fn delivery(url: String, form: Form, message: &Message) -> Delivery {
    Delivery {
        url,
        parameters: form.0,
        token: ids::token(),
        pair: message.pair(),
        sid: message.sid.clone(),
        guest: message.guest.clone(),
        status: message.status.as_str().to_owned(),
        judged: false,
        behind: false,
    }
}

#[derive(Debug, Default)]
struct Form(Vec<(String, String)>);

impl Form {
    fn add(&mut self, name: &str, value: impl Into<String>) {
        self.0.push((name.to_owned(), value.into()));
    }
}
