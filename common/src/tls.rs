//! The cryptography that reqwest's TLS asks for.

use rustls::crypto::ring;

/// Makes ring the cryptography of this process, unless another one is already.
/// Without any, reqwest makes no client, not even for `http`. Who asks the
/// local site for addresses need not call this.
pub fn install() {
    // What an error says is that another is installed.
    let _ = ring::default_provider().install_default();
}
