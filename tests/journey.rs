//! Journeys in one process: hub, simulated provider and desk over loopback HTTP, on a clock turned by hand.

#[path = "journey/first_conversation.rs"]
mod first_conversation;
#[path = "journey/killed.rs"]
mod killed;
#[path = "journey/stage.rs"]
mod stage;
