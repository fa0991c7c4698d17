//! Server-sent events, as far as the hub's stream uses them: `data` lines up to an empty one.

/// The longest event taken in; the hub's are a few dozen bytes.
const LONGEST: usize = 64 * 1024;

/// Collects bytes into events, however they are cut.
#[derive(Debug, Default)]
pub(crate) struct Events {
    line: Vec<u8>,
    data: String,
}

impl Events {
    /// The data of the events that `bytes` completes.
    pub(crate) fn push(&mut self, bytes: &[u8]) -> Vec<String> {
        let mut complete = Vec::new();
        for byte in bytes {
            match byte {
                b'\n' => complete.extend(self.end_line()),
                _ if self.line.len() < LONGEST => self.line.push(*byte),
                _ => {}
            }
        }
        complete
    }

    fn end_line(&mut self) -> Option<String> {
        let line = String::from_utf8_lossy(&std::mem::take(&mut self.line)).into_owned();
        let line = line.trim_end_matches('\r');
        if line.is_empty() {
            return Some(std::mem::take(&mut self.data)).filter(|data| !data.is_empty());
        }
        if let Some(data) = line
            .strip_prefix("data:")
            .filter(|_| self.data.len() < LONGEST)
        {
            self.data.push_str(data.strip_prefix(' ').unwrap_or(data));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_read_however_the_bytes_are_cut() {
        let text = ": hello\r\n\r\ndata: {\"a\":1}\n\nevent: x\ndata:two\n\n";
        for size in 1..text.len() {
            let mut events = Events::default();
            let found: Vec<_> = text
                .as_bytes()
                .chunks(size)
                .flat_map(|chunk| events.push(chunk))
                .collect();
            assert_eq!(found, ["{\"a\":1}", "two"], "cut into {size} bytes");
        }
    }

    #[test]
    fn an_endless_line_takes_no_endless_memory() {
        let mut events = Events::default();
        for _ in 0..100 {
            events.push(&[b'x'; 4096]);
        }
        assert!(events.line.len() <= LONGEST, "what is too long is dropped");
    }
}
