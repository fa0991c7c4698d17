//! What is on the display, looked at again and again.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, ImageFormat};
use x11rb::rust_connection::RustConnection;

/// A glance at the screen takes some ten milliseconds itself.
const PAUSE: Duration = Duration::from_millis(10);
/// One pixel in so many may still move: a cursor that blinks, a clock.
const MOVING: usize = 500;

pub(crate) struct Screen {
    connection: RustConnection,
    root: u32,
    size: (u16, u16),
}

type Picture = Vec<u8>;

impl Screen {
    pub(crate) fn connect() -> Result<Self> {
        let (connection, number) = x11rb::connect(None)?;
        let Some(screen) = connection.setup().roots.get(number) else {
            bail!("the display has no screen {number}");
        };
        let (root, size) = (
            screen.root,
            (screen.width_in_pixels, screen.height_in_pixels),
        );
        Ok(Self {
            connection,
            root,
            size,
        })
    }

    /// Waits until nothing is on the screen.
    pub(crate) fn empty(&mut self, longest: Duration) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < longest {
            let picture = self.picture()?;
            let mut pixels = picture.chunks_exact(4);
            let first = pixels.next();
            if pixels.all(|pixel| Some(pixel) == first) {
                return Ok(());
            }
            sleep(PAUSE);
        }
        bail!("the screen stays full")
    }

    /// How long it took until something stood on the screen that stayed for `steady`.
    pub(crate) fn steady(&mut self, steady: Duration, longest: Duration) -> Result<Duration> {
        let start = Instant::now();
        let empty = self.picture()?;
        let (mut standing, mut since) = (empty.clone(), start);
        while start.elapsed() < longest {
            let picture = self.picture()?;
            let now = Instant::now();
            if differ(&picture, &standing) {
                (standing, since) = (picture, now);
            } else if now - since > steady && differ(&standing, &empty) {
                return Ok(since - start);
            }
            sleep(PAUSE);
        }
        bail!("the screen never stood still")
    }

    fn picture(&self) -> Result<Picture> {
        let (width, height) = self.size;
        let (root, all) = (self.root, u32::MAX);
        let image = ImageFormat::Z_PIXMAP;
        let reply = self
            .connection
            .get_image(image, root, 0, 0, width, height, all)?;
        Ok(reply.reply()?.data)
    }
}

fn differ(one: &Picture, other: &Picture) -> bool {
    let pixels = one.chunks_exact(4).zip(other.chunks_exact(4));
    let count = pixels.len();
    let different = pixels.filter(|(one, other)| one != other).count();
    different > count / MOVING
}
