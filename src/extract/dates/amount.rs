//! A number of units: « il y a dix ans », « dans trois semaines », « deux jours plus tôt », « pendant trois mois ».

use super::calendar::{Unit, unit_named};
use super::candidate::{Anchor, Candidate, Length, Meaning, Taken};
use super::number;
use super::reading::Reading;

/// Units counted, at an anchor or as a duration.
pub fn rule(reading: &Reading<'_>, rank: usize, out: &mut Vec<Candidate>) -> Taken {
    let count = counted(reading, rank)?;
    // « 1/4 heure », « 3-5 jours »: the figure before belongs to it.
    if rank.checked_sub(1).is_some_and(|before| reading.between(before) == "/") {
        return Some(count.last);
    }
    if is_an_age(reading, &count) || is_a_name(reading, &count) {
        return Some(count.last);
    }
    let candidate = before_now(reading, &count)
        .or_else(|| after_now(reading, &count))
        .or_else(|| from_the_text(reading, &count))
        .unwrap_or_else(|| lasting(reading, &count));
    out.push(candidate);
    Some(candidate.last)
}

/// A number and its unit.
struct Counted {
    first: usize,
    /// The rank of the unit.
    unit_at: usize,
    /// The last word, « et demi » included.
    last: usize,
    length: Length,
    /// « les dix dernières années ».
    recent: bool,
    /// « une dizaine d’années », « près de dix ans ».
    rough: bool,
}

fn counted(reading: &Reading<'_>, rank: usize) -> Option<Counted> {
    // « une dizaine de jours ».
    let collective = match reading.word(rank + 1) {
        "dizaine" => Some(10),
        "quinzaine" => Some(15),
        "vingtaine" => Some(20),
        "trentaine" => Some(30),
        "quarantaine" => Some(40),
        "cinquantaine" => Some(50),
        "centaine" => Some(100),
        _ => None,
    };
    let (amount, mut at, rough) = match (reading.word(rank), collective) {
        ("une", Some(whole)) if reading.spaced(rank) && matches!(reading.word(rank + 2), "de" | "d") => {
            ((whole, None), rank + 3, true)
        }
        _ => {
            let number = number::at(reading, rank)?;
            if !reading.joined(number.last) {
                return None;
            }
            ((number.whole, number.tenth), number.last + 1, false)
        }
    };
    let mut recent = false;
    if matches!(
        reading.word(at),
        "dernieres"
            | "derniers"
            | "prochaines"
            | "prochains"
            | "premieres"
            | "premiers"
            | "petites"
            | "longues"
            | "autres"
    ) && reading.spaced(at)
    {
        recent = reading.word(at).starts_with("der") || reading.word(at).starts_with("proch");
        at += 1;
    }
    // « un demi-siècle », « une demi-heure ».
    let half = reading.word(at) == "demi" && reading.joined(at);
    let at = if half { at + 1 } else { at };
    let week_end = reading.word(at) == "week" && reading.word(at + 1).starts_with("end");
    let unit = if week_end { Unit::Weekend } else { unit_named(reading.word(at))? };
    let (last, and_half) = if half {
        (at, false)
    } else {
        match reading.followed(at, &["et", "demi"]).or_else(|| reading.followed(at, &["et", "demie"])) {
            Some(last) => (last, true),
            None => (at + usize::from(week_end), false),
        }
    };
    let amount = if half { (0, Some(5)) } else { amount };
    let recent = recent || matches!(reading.word_after(last), "derniers" | "dernieres" | "ecoules" | "ecoulees");
    Some(Counted {
        first: rank,
        unit_at: at,
        last,
        length: Length { amount: Some(amount), unit, and_half },
        recent,
        rough,
    })
}

/// Folded words whose « de … ans » lasts; after any other noun it is an age: « un élu de 57 ans ».
const LASTING: &[&str] = &[
    "peine",
    "peines",
    "mandat",
    "periode",
    "duree",
    "bail",
    "contrat",
    "prison",
    "cycle",
    "plan",
    "delai",
    "retard",
    "sursis",
    "recul",
    "carriere",
    "guerre",
    "regne",
    "absence",
    "attente",
    "pret",
    "experience",
    "treve",
    "bout",
    "cours",
    "passible",
    "passibles",
    "suspension",
    "interdiction",
    "vie",
    "conflit",
    "terme",
    "horizon",
    "avance",
    "moyenne",
    "an",
    "concession",
    "programme",
    "credit",
];

/// « 34 ans, », « âgé de 17 ans », « un homme de 40 ans »: an age is no time.
fn is_an_age(reading: &Reading<'_>, count: &Counted) -> bool {
    if !matches!(reading.word(count.unit_at), "ans" | "an" | "mois") {
        return false;
    }
    let before = reading.word_before(count.first);
    let two_before = reading.word(count.first.saturating_sub(2));
    let years = reading.word(count.unit_at) != "mois";
    let alone = before.is_empty() && years && !reading.words.begins(count.first) && !reading.joined(count.last);
    let aged = before == "de"
        && (reading.word(count.unit_at) == "ans"
            && roughly(reading, count.first) == count.first
            && !LASTING.contains(&two_before)
            || is_over(reading, count.first));
    let at_age = before == "a"
        && !reading.is_written(count.first - 1, "a")
        && years
        && reading.word(count.unit_at) == "ans"
        && !matches!(two_before, "condamne" | "condamnee" | "condamnes" | "ici");
    let their = years && matches!(before, "ses" | "mes" | "leurs" | "vos" | "nos" | "agee" | "age");
    let between = years && matches!(before, "et" | "a") && number::figure(two_before).is_some();
    alone
        || aged
        || at_age
        || their
        || (between && matches!(reading.word_before(count.first.saturating_sub(2)), "entre" | "15" | "de"))
        || (years && reading.surface(count.unit_at).starts_with('A'))
}

/// « les moins de 18 ans », « des plus de 65 ans », « de plus de 65 ans ».
fn is_over(reading: &Reading<'_>, first: usize) -> bool {
    let Some(start) = reading.preceded(first, &["plus", "de"]).or_else(|| reading.preceded(first, &["moins", "de"]))
    else {
        return false;
    };
    matches!(reading.word_before(start), "de" | "des" | "les" | "aux" | "personnes" | "femmes" | "hommes" | "enfants")
}

/// « 20 Minutes », « 24 Heures », « une seconde chance ».
fn is_a_name(reading: &Reading<'_>, count: &Counted) -> bool {
    let capital = reading.is_capital(count.unit_at) && !reading.is_capital(count.first);
    let second = reading.word(count.unit_at) == "seconde" && reading.joined(count.last);
    let one_unit = count.length.amount == Some((1, None));
    // « un jour », « une journée », « une année »: too vague alone.
    let vague = one_unit
        && matches!(reading.word(count.unit_at), "jour" | "journee" | "seconde" | "minute")
        && !is_led(reading, count);
    // « le 20 heures » is a programme.
    let programme = reading.word(count.unit_at) == "heures" && matches!(reading.word_before(count.first), "le" | "du");
    capital || second || vague || programme
}

/// Whether a word of time leads or follows: « il y a », « dans », « pendant », « plus tard ».
fn is_led(reading: &Reading<'_>, count: &Counted) -> bool {
    let before = reading.word_before(count.first);
    matches!(before, "a" | "dans" | "pendant" | "durant" | "depuis" | "voici" | "voila" | "environ" | "en")
        || matches!(reading.word_after(count.last), "plus" | "apres" | "avant" | "auparavant")
}

/// « il y a dix ans », « voilà deux mois ».
fn before_now(reading: &Reading<'_>, count: &Counted) -> Option<Candidate> {
    let about = roughly(reading, count.first);
    let ago: [&[&str]; 4] = [&["il", "y", "a"], &["voici"], &["voila"], &["y", "a"]];
    let first = ago.iter().find_map(|words| reading.preceded(about, words))?;
    // « il y a plus de dix ans », « une dizaine d’années »: the year is not told.
    let vague =
        count.rough || (about != count.first && matches!(reading.word(about), "plus" | "moins" | "presque" | "pres"));
    let amount = count.length.amount.filter(|amount| amount.1.is_none() && !vague && !count.length.and_half);
    let meaning = match (amount, count.length.unit) {
        (Some((whole, _)), unit) if Unit::Day <= unit => {
            let (whole, unit) = rounded(i32::try_from(whole).ok()?, unit);
            Meaning::Shifted(unit, -whole, Anchor::Published)
        }
        _ => Meaning::Lasting(count.length),
    };
    // « il y a trois jours par semaine », « il y a dix ans de prison ».
    if matches!(reading.word_after(count.last), "par" | "de" | "d") && meaning != Meaning::Lasting(count.length) {
        return None;
    }
    Some(Candidate::new(first, count.last, meaning))
}

/// Quarters and half-years counted are months.
fn rounded(whole: i32, unit: Unit) -> (i32, Unit) {
    match unit {
        Unit::Quarter => (whole.saturating_mul(3), Unit::Month),
        Unit::Half => (whole.saturating_mul(6), Unit::Month),
        Unit::Decade => (whole.saturating_mul(10), Unit::Year),
        Unit::Century => (whole.saturating_mul(100), Unit::Year),
        Unit::Weekend => (whole, Unit::Week),
        unit => (whole, unit),
    }
}

/// « dans trois semaines »; « dans les trois semaines » lasts.
fn after_now(reading: &Reading<'_>, count: &Counted) -> Option<Candidate> {
    let about = roughly(reading, count.first);
    let first = reading.preceded(about, &["dans"])?;
    let (whole, tenth) = count.length.amount?;
    let exact = tenth.is_none() && !count.recent && !count.rough && about == count.first && !count.length.and_half;
    if !exact || count.length.unit < Unit::Day || matches!(reading.word_after(count.last), "de" | "d" | "du" | "sur") {
        return None;
    }
    let (whole, unit) = rounded(i32::try_from(whole).ok()?, count.length.unit);
    Some(Candidate::new(first, count.last, Meaning::Shifted(unit, whole, Anchor::Published)))
}

/// « deux jours plus tôt », « vingt-cinq ans après », « un an auparavant ».
fn from_the_text(reading: &Reading<'_>, count: &Counted) -> Option<Candidate> {
    let ends: [(&[&str], i32); 6] = [
        (&["plus", "tard"], 1),
        (&["plus", "tot"], -1),
        (&["auparavant"], -1),
        (&["apres"], 1),
        (&["avant"], -1),
        (&["suivants"], 1),
    ];
    let (last, sign) =
        ends.iter().find_map(|(words, sign)| reading.followed(count.last, words).map(|last| (last, *sign)))?;
    // « deux jours après son arrivée »: what it is counted from is no date.
    if matches!(reading.word(last), "apres" | "avant") && reading.joined(last) {
        let subject = matches!(
            reading.word(last + 1),
            "il" | "elle" | "ils" | "elles" | "on" | "et" | "mais" | "nous" | "je" | "c"
        );
        if !subject || reading.followed(last, &["c"]).is_some_and(|_| false) {
            return Some(lasting(reading, count));
        }
    }
    let (whole, tenth) = count.length.amount?;
    let about = roughly(reading, count.first);
    let exact = tenth.is_none() && !count.rough && about == count.first && !count.length.and_half;
    if !exact || reading.word(last) == "suivants" {
        return Some(lasting(reading, count));
    }
    if count.length.unit < Unit::Day {
        return Some(lasting(reading, count));
    }
    let (whole, unit) = rounded(i32::try_from(whole).ok()?, count.length.unit);
    Some(Candidate::new(count.first, last, Meaning::Shifted(unit, sign * whole, Anchor::Text)))
}

/// A duration, with « environ », « plus de », « les » and « derniers » around.
fn lasting(reading: &Reading<'_>, count: &Counted) -> Candidate {
    let mut first = roughly(reading, count.first);
    if count.recent {
        first = reading.with_left(first, &["les", "ces", "des", "ses", "leurs"]);
    }
    let last = match reading.word_after(count.last) {
        "derniers" | "dernieres" | "ecoules" | "ecoulees" => count.last + 1,
        _ => count.last,
    };
    Candidate::new(first, last, Meaning::Lasting(count.length))
}

/// The first word of « environ », « plus de », « moins de », « près de », « quelque » before a number.
fn roughly(reading: &Reading<'_>, first: usize) -> usize {
    let forms: [&[&str]; 8] = [
        &["environ"],
        &["quelque"],
        &["presque"],
        &["plus", "de", "de"],
        &["plus", "de"],
        &["moins", "de"],
        &["pres", "de"],
        &["plus", "d"],
    ];
    forms.iter().find_map(|words| reading.preceded(first, words)).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use crate::extract::dates::tests::check;

    #[test]
    fn amounts_at_an_anchor() {
        let day = "2023-10-18";
        check(day, "Il y a dix ans, il est parti.", &[("Il y a dix ans", "2013")]);
        check(
            day,
            "il y a 8 mois, voilà trois jours",
            &[("il y a 8 mois", "2023-02"), ("voilà trois jours", "2023-10-15")],
        );
        check(day, "Il revient dans trois semaines.", &[("dans trois semaines", "2023-W45")]);
        check(
            day,
            "Il est né en 1950. Vingt-cinq ans après, il chantait.",
            &[("1950", "1950"), ("Vingt-cinq ans après", "1975")],
        );
        check(
            day,
            "Mort mardi. Deux jours plus tôt, il jouait.",
            &[("mardi", "2023-10-17"), ("Deux jours plus tôt", "2023-10-15")],
        );
        check("", "il y a dix ans, il y a 3 jours", &[("il y a dix ans", "XXXX"), ("il y a 3 jours", "XXXX-XX-XX")]);
        check(
            day,
            "Il y a plus de dix ans, il y a quelques mois",
            &[("Il y a plus de dix ans", "P10Y"), ("il y a quelques mois", "PXM")],
        );
        check(day, "Trois jours après son arrivée, il est mort.", &[("Trois jours", "P3D")]);
    }

    #[test]
    fn durations() {
        let day = "2023-10-18";
        check(day, "pendant trois semaines", &[("trois semaines", "P3W")]);
        check(day, "42 fois au cours des 10 dernières années", &[("des 10 dernières années", "P10Y")]);
        check(day, "30,4 secondes, depuis un demi-siècle", &[("30,4 secondes", "PT30.4S"), ("un demi-siècle", "P50Y")]);
        check(
            day,
            "plus de vingt ans, pendant deux ans et demi",
            &[("plus de vingt ans", "P20Y"), ("deux ans et demi", "P2Y6M")],
        );
        check(day, "Paul, 34 ans, et un homme de 40 ans, âgée de 17 ans, à 25 ans", &[]);
        check(day, "20 Minutes, une seconde chance, un jour de fête", &[]);
    }
}
