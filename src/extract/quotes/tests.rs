//! Whole sentences: what is said, and by whom.

use crate::annotation::Quote;
use crate::article::{Article, Provenance, Published};
use crate::extract::annotations;
use crate::knowledge::Knowledge;

/// Quotations as `speaker: words`, separated by ` | `.
fn check(text: &str, expected: &str) {
    let date = "2020-06-15".parse().unwrap();
    let published = Some(Published { date, provenance: Provenance::Metadata });
    let article = Article { body: text.to_owned(), published, ..Article::default() };
    let found = annotations(&article, Knowledge::embedded()).quotes;
    let show = |quote: &Quote| {
        let speaker = quote.speaker.as_ref().map_or(&*quote.name, |entity| &*entity.name);
        format!("{speaker}: {}", &text[quote.span.start..quote.span.end])
    };
    assert_eq!(found.iter().map(show).collect::<Vec<_>>().join(" | "), expected, "{text}");
}

#[test]
fn the_speaker_follows() {
    check("« Nous tiendrons bon », a déclaré Emmanuel Macron.", "Emmanuel Macron: Nous tiendrons bon");
    check("“Nous tiendrons bon”, affirme Marie Dupont.", "Marie Dupont: Nous tiendrons bon");
    check("\"C'est non\", a répondu mardi soir à l'AFP le président russe.", "Vladimir Poutine: C'est non");
    check("« C’est trop », s’est indigné M. Dupont.", "Dupont: C’est trop");
    check("« C’est trop », selon Angela Merkel.", "Angela Merkel: C’est trop");
    check("« C’est trop », a dit le maire, Jean Dupont, hier.", "Jean Dupont: C’est trop");
    check("« C’est trop », a dit la députée RN Jeanne Dupont.", "Jeanne Dupont: C’est trop");
    check("« C’est trop », juge l’ONU.", "ONU: C’est trop");
}

#[test]
fn the_speaker_stands_before() {
    check("Angela Merkel a déclaré : « Nous y arriverons. »", "Angela Merkel: Nous y arriverons.");
    check("Selon Angela Merkel, « l’Europe doit tenir ».", "Angela Merkel: l’Europe doit tenir");
    check("Le président français a dénoncé un « acte ignoble ».", "Emmanuel Macron: acte ignoble");
    check("Jean Dupont : « Je reste au village. »", "Jean Dupont: Je reste au village.");
    check("Angela Merkel estime que « l’Europe doit tenir ».", "Angela Merkel: l’Europe doit tenir");
}

#[test]
fn the_speaker_stands_inside() {
    check(
        "« Nous irons, a promis Emmanuel Macron, jusqu’au bout. »",
        "Emmanuel Macron: Nous irons, a promis Emmanuel Macron, jusqu’au bout.",
    );
}

#[test]
fn pronouns_mean_the_last_speaker() {
    check(
        "« Oui et non », a dit Angela Merkel. « Plutôt non », a-t-elle ajouté.",
        "Angela Merkel: Oui et non | Angela Merkel: Plutôt non",
    );
    check("« Oui et non », a dit Angela Merkel. « Plutôt non », a-t-il ajouté.", "Angela Merkel: Oui et non");
    check("« Plutôt non », a-t-il ajouté.", "");
    // The subject of a sentence, when nobody else is meant.
    check("Angela Merkel est venue à Lille. « Plutôt non », a-t-elle ajouté.", "Angela Merkel: Plutôt non");
    check("Angela Merkel est venue à Lille. « Plutôt non », a-t-il ajouté.", "");
    check("Angela Merkel reçoit Emmanuel Macron. « Plutôt non », a-t-elle ajouté.", "Angela Merkel: Plutôt non");
    check("Emmanuel Macron reçoit Vladimir Poutine. « Plutôt non », a-t-il ajouté.", "");
    check("Emmanuel Macron parle de Vladimir Poutine. « Plutôt non », a-t-il ajouté.", "Emmanuel Macron: Plutôt non");
    check(
        "« Oui », a dit Angela Merkel. Emmanuel Macron est venu. « Non », a-t-il répondu.",
        "Angela Merkel: Oui | Emmanuel Macron: Non",
    );
    check(
        "« Oui », a dit Emmanuel Macron. Présent, Vladimir Poutine écoutait. « Non », a-t-il ajouté.",
        "Emmanuel Macron: Oui",
    );
    // Wherever the sentence begins, the person before the auxiliary.
    check("Lundi, Angela Merkel a quitté Lille. « Plutôt non », a-t-elle ajouté.", "Angela Merkel: Plutôt non");
    check("Lundi, le frère d'Angela Merkel a quitté Lille. « Plutôt non », a-t-elle ajouté.", "");
    check("« Oui », a dit Angela Merkel. « Ou bien non. »", "Angela Merkel: Oui | Angela Merkel: Ou bien non.");
}

#[test]
fn reported_speech() {
    check("Emmanuel Macron a affirmé que la réforme serait votée.", "Emmanuel Macron: la réforme serait votée");
    check("Selon Angela Merkel, la crise sera longue.", "Angela Merkel: la crise sera longue");
    check("La crise coûtera 3,5 milliards, selon Angela Merkel.", "Angela Merkel: La crise coûtera 3,5 milliards");
    check("Emmanuel Macron a assuré qu’il était « serein » et prêt.", "Emmanuel Macron: il était « serein » et prêt");
    check("Il fera beau demain, prévient Angela Merkel.", "Angela Merkel: Il fera beau demain");
    check("Jean Dupont, dit Jojo, aime le rock. Un vieux rocker, dit Jojo Dupont.", "");
    check("Il fera beau demain, prévient le voisin d’Angela Merkel.", "");
    check("Emmanuel Macron n’a pas dit que la réforme serait votée.", "");
}

#[test]
fn what_nobody_clear_says() {
    check("Il aime la chanson « Ne me quitte pas ».", "");
    check("« C’est trop », a dit un proche d’Emmanuel Macron.", "");
    check("« C’est trop », a confié l’entourage du président russe.", "");
    check("Emmanuel Macron dit « Manu » est en vacances.", "");
    check("« Pas de marque fermante, a-t-elle dit.", "");
    check("Emmanuel Macron confirme la place que la France occupe dans le monde.", "");
    check("Si Emmanuel Macron affirme que la crise est finie, personne ne le croit.", "");
    check("On a affirmé que la réforme serait votée.", "");
}

#[test]
fn descriptions_mean_whom_the_article_calls_so() {
    check(
        "La comédienne Jeanne Castagnou est revenue. « C’est faux », a écrit lundi l’actrice. La comédienne assure que rien \
         n’est vrai.",
        "Jeanne Castagnou: rien n’est vrai",
    );
    check(
        "Bernard Castagnou, maire de Trifouilly, est venu. « Nous tiendrons », a promis le maire.",
        "Bernard Castagnou: Nous tiendrons",
    );
    // Two maires, and one of a town of his own.
    check(
        "Bernard Castagnou, maire de Trifouilly, et Paul Kerbruc, maire de Plouha, sont venus. « Non », a dit le maire.",
        "",
    );
    check("Emmanuel Macron, ministre en 2015, est venu. « Non », a dit la ministre.", "");
    check("Bernard Castagnou, maire de Trifouilly, est venu. « Non », a dit le maire de Plouha.", "");
}
