//! Readers that leave before everything is written, as in `... | head`.

use std::io;

/// Whether it is the error of writing what nobody reads any more: whoever read
/// has read enough.
#[must_use]
pub fn is_broken(error: &anyhow::Error) -> bool {
    let error = error.downcast_ref::<io::Error>();
    error.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
