//! The files of the page: its style sheet, named after its content so that browsers may keep it, and its icon.

/// The style sheet.
pub const STYLESHEET: &str = include_str!("style.css");

/// The icon, a newspaper.
pub const FAVICON: &str = include_str!("favicon.svg");

/// Where the icon is served.
pub const FAVICON_PATH: &str = "/favicon.svg";

/// Where the style sheet is served: another path when it changes.
pub fn stylesheet_path() -> String {
    const DIGEST: u64 = digest(STYLESHEET.as_bytes());
    format!("/static/{DIGEST:016x}.css")
}

/// FNV-1a: tells versions apart, at compile time.
const fn digest(bytes: &[u8]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        hash = (hash ^ *first as u64).wrapping_mul(0x0100_0000_01b3);
        rest = tail;
    }
    hash
}
