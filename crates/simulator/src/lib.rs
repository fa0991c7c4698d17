//! The provider at the wire: Twilio's Messages, Content and webhook protocol for WhatsApp, with
//! guests who have manners, a clock that can be moved and faults on request.
//!
//! A business talks to it over HTTP exactly as it would to Twilio; only the base address differs.
//! Tests and the practice workspace also hold the [`Simulator`] itself, to act as any guest.
//!
//! ```no_run
//! # async fn example() -> anyhow::Result<()> {
//! use simulator::{Config, Fault, Guest, Sender, Simulator, Trouble};
//!
//! let simulator = Simulator::start(Config::manual(1_790_000_000_000)).await?;
//! simulator.register_sender(
//!     Sender::new("+14155550100", "Northwind Advisory").inbound("http://127.0.0.1:8080/inbound"),
//! )?;
//! simulator.add_guest(Guest::new("maria-santos", "Maria Santos", "+14155550142"))?;
//!
//! simulator.guest("maria-santos").write("Good morning")?;
//! simulator.arm(Fault::next(Trouble::CutAfterAcceptance));
//! simulator.advance(24 * 60 * 60 * 1_000).await;
//! # Ok(())
//! # }
//! ```

mod address;
mod clock;
mod config;
mod control;
mod driver;
mod fault;
mod guest;
mod handset;
mod happen;
mod ids;
mod journal;
mod listener;
mod manner;
mod message;
mod pacing;
mod phone;
mod provider;
mod record;
mod schedule;
mod sender;
mod signature;
mod simulator;
mod template;
mod twilio;
mod view;
mod webhook;
mod window;
mod world;

pub use clock::Clock;
pub use config::{Config, Limits, Verdict};
pub use fault::{Fault, Target, Trouble};
pub use guest::{Guest, practice_guests};
pub use handset::Handset;
pub use manner::{Act, Manner, Reply, Rule, When};
pub use message::{Button, Direction, Message, Status};
pub use phone::CannotAct;
pub use provider::Alert;
pub use sender::Sender;
pub use signature::signature;
pub use simulator::Simulator;
pub use template::{Approval, Template};
pub use view::{Changes, GuestView, ThreadMessage, ThreadView};
pub use window::WINDOW_MS;
