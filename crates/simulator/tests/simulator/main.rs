//! The simulator from outside: over HTTP as a business sees it, and through its own handle.

#[cfg(test)]
mod support;

#[cfg(test)]
mod statuses;
