//! Where an article says it comes from: « Article original publié sur BFMTV.com », a site's host, its language.
//!
//! **Invariant**: judges one line; a sentence of the text that tells who published something is not a signature.

use super::clean::folded;

/// How a signature begins, folded, best (longest) first.
const SIGNATURES: [&str; 12] = [
    "article original publie initialement sur ",
    "article original publie sur ",
    "article original publie par ",
    "cet article a ete initialement publie sur ",
    "cet article a d'abord ete publie sur ",
    "cet article a ete publie sur ",
    "cet article a ete publie par ",
    "article initialement publie sur ",
    "article publie sur ",
    "article publie par ",
    "publie sur ",
    "publie par ",
];

/// Ends of hosts that are no part of a newspaper's name.
const DOMAINS: [&str; 16] = [
    ".com", ".fr", ".net", ".org", ".info", ".be", ".ch", ".ca", ".lu", ".eu", ".tv", ".co.uk", ".de", ".es", ".it",
    ".ma",
];

/// The newspaper a signature line names.
pub(super) fn signature(line: &str) -> Option<String> {
    if 100 < line.chars().count() {
        return None;
    }
    let line = line.trim_start_matches(['(', '*', '—', '-', ' ']).trim_end_matches([')', '*', ' ']);
    let start = folded(line, 48);
    let formula = SIGNATURES.iter().find(|formula| start.starts_with(**formula))?;
    let name: String = line.chars().skip(formula.chars().count()).collect();
    let name = name.trim().trim_end_matches('.');
    // « publié par Le Monde » signs, « publié par une revue savante » tells.
    let signs = name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || site(name) != name;
    let short = name.split(' ').count() <= 5 && !name.contains([',', ';', ':', '"', '«']);
    (signs && short && !name.is_empty()).then(|| site(name).to_owned())
}

/// A site's name without `www.` and the end of its domain.
pub(super) fn site(host: &str) -> &str {
    let host = host.trim();
    let bare = host.strip_prefix("https://").or_else(|| host.strip_prefix("http://")).unwrap_or(host);
    let bare = bare.strip_prefix("www.").unwrap_or(bare);
    let bare = bare.trim_end_matches('/');
    let domain = DOMAINS.iter().find(|domain| {
        bare.len()
            .checked_sub(domain.len())
            .and_then(|at| bare.get(at..))
            .is_some_and(|end| end.eq_ignore_ascii_case(domain))
    });
    let name = domain.and_then(|domain| bare.get(..bare.len() - domain.len())).unwrap_or(bare);
    if name.is_empty() { host } else { name }
}

/// The host of an address, without `www.`.
pub(super) fn host(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("://")?;
    if scheme != "http" && scheme != "https" {
        return None;
    }
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.split(':').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.')).then_some(host)
}

/// A lower-case ISO 639-1 code from `fr`, `fr-FR`, `fr_FR`, `fra`, `français`.
pub(super) fn language(declared: &str) -> Option<String> {
    let word = folded(declared.trim(), 12);
    let primary = word.split(['-', '_', ';', ',', ' ']).next()?;
    let code = match primary {
        "fra" | "fre" | "francais" | "french" => "fr",
        "eng" | "english" | "anglais" => "en",
        "deu" | "ger" | "german" | "allemand" => "de",
        "spa" | "spanish" | "espagnol" => "es",
        "ita" | "italian" | "italien" => "it",
        "ara" | "arabic" | "arabe" => "ar",
        "por" | "nld" | "rus" | "zho" => match primary {
            "por" => "pt",
            "nld" => "nl",
            "rus" => "ru",
            _ => "zh",
        },
        two if two.len() == 2 && two.bytes().all(|b| b.is_ascii_lowercase()) => two,
        _ => return None,
    };
    Some(code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures() {
        let check = |line: &str, expected: &str| assert_eq!(signature(line).unwrap_or_default(), expected, "{line}");
        check("Article original publié sur BFMTV.com", "BFMTV");
        check("Article original publié sur www.lefigaro.fr.", "lefigaro");
        check("(Cet article a été publié sur RFI)", "RFI");
        check("publié par Le Monde", "Le Monde");
        check("Publié par 20 Minutes", "20 Minutes");
        check("Publié par une revue savante", "");
        check("Publié sur Facebook, le message a fait le tour du monde", "");
        check("Article original publié sur ", "");
        check("Publié le 18 octobre 2023", "");
    }

    #[test]
    fn sites() {
        assert_eq!(site("www.20minutes.fr"), "20minutes");
        assert_eq!(site("Le Monde"), "Le Monde");
        assert_eq!(site(".fr"), ".fr");
        assert_eq!(host("https://www.lemonde.fr/a"), Some("lemonde.fr"));
        assert_eq!(host("http://u@blog.example.org:8080?x"), Some("blog.example.org"));
        assert_eq!(host("ftp://a.fr"), None);
        assert_eq!(host("lemonde.fr"), None);
    }

    #[test]
    fn languages() {
        let check = |declared: &str, expected: &str| assert_eq!(language(declared).unwrap_or_default(), expected);
        check("fr", "fr");
        check("FR-fr", "fr");
        check("en_US", "en");
        check("Français", "fr");
        check("fra", "fr");
        check("und", "");
        check("", "");
    }
}
