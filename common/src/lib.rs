//! What several families share: the list of their lessons, the tour through
//! them, how cargo is started, how measured times are written and, behind the
//! feature `site`, the local site that lessons fetch from.

pub mod cargo;
pub mod family;
#[cfg(feature = "site")]
pub mod photo;
pub mod pipe;
#[cfg(feature = "site")]
pub mod site;
pub mod timing;
#[cfg(feature = "fetch")]
pub mod tls;
pub mod tour;
#[cfg(feature = "site")]
mod wiki;
