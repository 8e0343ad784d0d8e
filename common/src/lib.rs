//! What several families share: the list of their lessons, the tour through
//! them, how measured times are written and, behind the feature `site`, the
//! local site that lessons fetch from.

pub mod family;
#[cfg(feature = "site")]
pub mod photo;
#[cfg(feature = "site")]
pub mod site;
pub mod timing;
pub mod tour;
