//! The simulator from outside: over HTTP as a business sees it, and through its own handle.

#[cfg(test)]
mod support;

#[cfg(test)]
mod clock;
#[cfg(test)]
mod control;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod faults_of_webhooks;
#[cfg(test)]
mod listing;
#[cfg(test)]
mod manners;
#[cfg(test)]
mod pacing;
#[cfg(test)]
mod persistence;
#[cfg(test)]
mod program;
#[cfg(test)]
mod reach;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod resource;
#[cfg(test)]
mod statuses;
#[cfg(test)]
mod templates;
#[cfg(test)]
mod webhooks;
#[cfg(test)]
mod window;
