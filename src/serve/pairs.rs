//! Addresses: the parameters in them, decoded.

use serde_json::json;

use super::problem::Refusal;

/// Parameters of one address.
const PAIRS: usize = 200;

/// Parameters by name, in order, decoded.
pub type Pairs = Vec<(String, String)>;

/// Reads `a=1&b=2`.
pub fn pairs(query: Option<&str>) -> Result<Pairs, Refusal> {
    let parts: Vec<&str> = query.unwrap_or("").split('&').filter(|part| !part.is_empty()).collect();
    if parts.len() > PAIRS {
        let message = format!("{} paramètres dans l’adresse, {PAIRS} au plus", parts.len());
        return Err(Refusal::parameters(vec![json!({"message": message, "hint": null})]));
    }
    let mut pairs = Vec::with_capacity(parts.len());
    let mut problems = Vec::new();
    for part in parts {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        match (decoded(name, true), decoded(value, true)) {
            (Some(name), Some(value)) => pairs.push((name, value)),
            (name, _) => {
                let name = name.unwrap_or_default();
                let message = format!("le paramètre « {name} » n’est pas de l’UTF-8 écrit en %XX");
                problems.push(json!({"parameter": name, "message": message, "hint": null}));
            }
        }
    }
    if problems.is_empty() { Ok(pairs) } else { Err(Refusal::parameters(problems)) }
}

/// Percent-decodes; `None` when that isn't UTF-8. A `%` that no two digits follow stays, as browsers leave it.
pub fn decoded(text: &str, plus_is_space: bool) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'%', [high, low, after @ ..]) if let (Some(high), Some(low)) = (digit(*high), digit(*low)) => {
                bytes.push(high << 4 | low);
                rest = after;
            }
            (b'+', _) if plus_is_space => bytes.push(b' '),
            _ => bytes.push(*first),
        }
    }
    String::from_utf8(bytes).ok()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_decoded() {
        for (text, expected) in [
            ("P%C3%A9kin+2", Some("Pékin 2")),
            ("100%", Some("100%")),
            ("%zz%4", Some("%zz%4")),
            ("%2B%26", Some("+&")),
            ("%ff", None),
            ("%C3", None),
            ("é", Some("é")),
        ] {
            assert_eq!(decoded(text, true).as_deref(), expected, "{text}");
        }
        assert_eq!(decoded("a+b", false).as_deref(), Some("a+b"));
    }
}
