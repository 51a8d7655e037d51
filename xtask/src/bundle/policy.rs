//! The content security policy of the page.

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use super::Form;

/// The meta element that lets these scripts run, and wasm, and nothing be loaded or sent. The hosted form may also
/// ask its own host for its program, its fonts and what makes it an app.
pub fn meta(scripts: &[&str], form: Form) -> String {
    let mut allowed = String::new();
    for script in scripts {
        let hash = BASE64_STANDARD.encode(Sha256::digest(script.as_bytes()));
        allowed.push_str(&format!("'sha256-{hash}' "));
    }
    let scripts = allowed + "'wasm-unsafe-eval'";
    let policy = [
        match form {
            Form::SingleFile => "default-src 'none'",
            Form::Hosted => "default-src 'none'; manifest-src 'self'; worker-src 'self'",
        },
        &match form {
            Form::SingleFile => format!("script-src {scripts}"),
            Form::Hosted => format!("script-src 'self' {scripts}"),
        },
        // Charts set their measures as style attributes.
        "style-src 'unsafe-inline'",
        match form {
            Form::SingleFile => "img-src data: blob:",
            Form::Hosted => "img-src 'self' data: blob:",
        },
        match form {
            Form::SingleFile => "font-src data:",
            Form::Hosted => "font-src 'self'",
        },
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
    fn the_scripts_are_named_by_their_hashes() {
        // echo -n 'let a;' | openssl dgst -sha256 -binary | base64
        assert!(meta(&["let a;", "let a;"], Form::SingleFile).contains(
            "script-src 'sha256-81WALLbUROF1pWdYjuQYKuIcGgY/+TqVJr8UsV6Tkvo=' 'sha256-81WALLbUROF1pWdYjuQYKuIcGgY/+TqVJr8UsV6Tkvo=' 'wasm-unsafe-eval';"
        ));
    }

    #[test]
    fn nothing_may_be_sent() {
        for form in [Form::SingleFile, Form::Hosted] {
            let meta = meta(&["", ""], form);
            assert!(
                meta.contains("default-src 'none'")
                    && meta.contains("connect-src 'none'")
                    && meta.contains("form-action 'none'")
            );
        }
        assert!(!meta(&["", ""], Form::SingleFile).contains("'self'"));
    }
}
