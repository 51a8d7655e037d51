//! `cargo xtask serve`: the built app on this computer's own address.

use std::{
    ffi::OsStr,
    io::Write,
    path::{Path, PathBuf},
    thread,
};

use anyhow::{Context, Result, anyhow};
use flate2::{Compression, write::GzEncoder};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::{build, files, place};

const FIRST_PORT: u16 = 8080;
const PORTS_TRIED: u16 = 100;

pub struct Options {
    port: Option<u16>,
}

impl Options {
    pub fn parse(args: &[&str]) -> Option<Self> {
        match args {
            [] => Some(Self { port: None }),
            ["--port", number] => Some(Self {
                port: Some(number.parse().ok()?),
            }),
            _ => None,
        }
    }
}

pub fn run(options: &Options) -> Result<()> {
    build::run()?;
    let server = match options.port {
        Some(port) => {
            listen(port).map_err(|error| anyhow!("Port {port} cannot be used: {error}"))?
        }
        None => (FIRST_PORT..FIRST_PORT + PORTS_TRIED)
            .find_map(|port| listen(port).ok())
            .context("No free port was found. Name one with --port.")?,
    };
    println!("\nThe tracker is at {}", address(&server)?);
    println!(
        "To use it without a server, open {}",
        place::single_file().display()
    );
    println!("Press Ctrl+C to stop.");
    answer_all(&server, &place::dist());
    Ok(())
}

/// Serves a folder on a free port until the process ends, and returns the address.
pub fn in_background(folder: PathBuf) -> Result<String> {
    let server = listen(0).map_err(|error| anyhow!("No free port was found: {error}"))?;
    let address = address(&server)?;
    thread::spawn(move || answer_all(&server, &folder));
    Ok(address)
}

fn listen(port: u16) -> Result<Server> {
    Server::http(("127.0.0.1", port)).map_err(|error| anyhow!("{error}"))
}

fn address(server: &Server) -> Result<String> {
    let port = server
        .server_addr()
        .to_ip()
        .context("The server has no network address.")?
        .port();
    Ok(format!("http://127.0.0.1:{port}/"))
}

fn answer_all(server: &Server, folder: &Path) {
    for request in server.incoming_requests() {
        // A browser that went away before its answer arrived is no reason to stop.
        let _ = answer(request, folder);
    }
}

fn answer(request: Request, folder: &Path) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(
            Response::from_string("Only GET and HEAD are answered here.\n").with_status_code(405),
        );
    }
    let file = find(folder, request.url())
        .and_then(|path| Some((files::read(&path).ok()?, media_type(&path))));
    let Some((content, media_type)) = file else {
        return request
            .respond(Response::from_string("There is no such file.\n").with_status_code(404));
    };
    let mut headers = vec![
        ("Content-Type", media_type),
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "no-cache"),
    ];
    // As most hosts do. Pictures and fonts are compressed by themselves.
    let is_text = media_type.contains("charset");
    let content = match is_text.then(|| packed(&request, &content)).flatten() {
        Some(packed) => {
            headers.push(("Content-Encoding", "gzip"));
            packed
        }
        None => content,
    };
    let mut response = Response::from_data(content);
    for (name, value) in headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

/// The content compressed, where the browser takes that.
fn packed(request: &Request, content: &[u8]) -> Option<Vec<u8>> {
    let takes_gzip = request.headers().iter().any(|header| {
        header.field.equiv("Accept-Encoding") && header.value.as_str().contains("gzip")
    });
    // In a hurry: the browser waits beside it.
    let mut packed = takes_gzip.then(|| GzEncoder::new(Vec::new(), Compression::fast()))?;
    packed.write_all(content).ok()?;
    packed.finish().ok()
}

/// The file that a request's address means, if it lies inside the folder.
fn find(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?;
    let path = decoded(path.strip_prefix('/')?)?;
    let folder = folder.canonicalize().ok()?;
    let mut file = folder.join(path).canonicalize().ok()?;
    if file.is_dir() {
        file.push("index.html");
    }
    // Compared after every `..` and link is resolved.
    (file.starts_with(&folder) && file.is_file()).then_some(file)
}

/// The text with its %XX resolved.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let code = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&code).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes)
        .ok()
        .filter(|text| !text.contains('\0'))
}

/// What a host is to say a file is, by the end of its name.
pub fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(OsStr::to_str) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json; charset=utf-8",
        Some("webmanifest") => "application/manifest+json; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        Some("woff2") => "font/woff2",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_inside_the_folder_are_found() -> Result<()> {
        let outer = std::env::temp_dir().join(format!("xtask-serve-{}", std::process::id()));
        let folder = outer.join("dist");
        files::write(&folder.join("index.html"), "page")?;
        files::write(&folder.join("a file.json"), "{}")?;
        files::write(&outer.join("secret.txt"), "secret")?;
        let found = |url: &str| {
            find(&folder, url)
                .and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        };
        let answers = [
            "/",
            "/?a=1",
            "/a%20file.json",
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "//etc/passwd",
            "/missing",
            "/%zz",
            "index.html",
        ]
        .map(found);
        files::remove_folder(&outer)?;
        let text = |name: &str| Some(name.to_owned());
        assert_eq!(
            answers,
            [
                text("index.html"),
                text("index.html"),
                text("a file.json"),
                None,
                None,
                None,
                None,
                None,
                None
            ]
        );
        Ok(())
    }

    #[test]
    fn the_port_is_a_number() {
        assert!(Options::parse(&[]).is_some_and(|options| options.port.is_none()));
        assert!(
            Options::parse(&["--port", "8123"]).is_some_and(|options| options.port == Some(8123))
        );
        assert!(Options::parse(&["--port", "many"]).is_none());
        assert!(Options::parse(&["--port"]).is_none());
    }
}
