//! The content security policy of the page.

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

/// The meta element that lets this one script run, and wasm, and nothing be loaded or sent.
pub fn meta(script: &str) -> String {
    let hash = BASE64_STANDARD.encode(Sha256::digest(script.as_bytes()));
    let policy = [
        "default-src 'none'",
        &format!("script-src 'sha256-{hash}' 'wasm-unsafe-eval'"),
        // Charts set their measures as style attributes.
        "style-src 'unsafe-inline'",
        "img-src data: blob:",
        "font-src data:",
        "connect-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types default",
    ]
    .join("; ");
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_is_named_by_its_hash() {
        // echo -n 'let a;' | openssl dgst -sha256 -binary | base64
        assert!(meta("let a;").contains(
            "script-src 'sha256-81WALLbUROF1pWdYjuQYKuIcGgY/+TqVJr8UsV6Tkvo=' 'wasm-unsafe-eval';"
        ));
    }

    #[test]
    fn nothing_may_be_sent() {
        let meta = meta("");
        assert!(
            meta.contains("default-src 'none'")
                && meta.contains("connect-src 'none'")
                && meta.contains("form-action 'none'")
        );
    }
}
