//! Lexemes to a tree: `OR` binds loosest, then `AND` and the space, then `NOT`.

use jiff::civil::Date;

use super::ast::{EntityLeaf, Form, Node, Phrase, Word};
use super::date;
use super::field::{DateField, Field, NAMES, TextField};
use super::lexer::{Lexeme, lexemes};
use super::pattern::pattern;
use super::phrase;
use super::problem::{Problem, ProblemKind};
use crate::annotation::Span;
use crate::french::fold;

/// Longer queries are cut.
const MOST_LEXEMES: usize = 400;

/// Deeper parentheses are read as if they were not there.
const DEEPEST: usize = 40;

/// The tree of a query and what could not be read as meant; `today` anchors `hier` and `7j`.
///
/// Natural text is never refused: quotes, dashes and colons that mean nothing here are white space. A fatal problem
/// (an unknown date, an unknown field with a value) leaves [`Node::Nothing`] in its place.
pub fn parse(text: &str, today: Date) -> (Node, Vec<Problem>) {
    let (mut lexemes, unclosed) = lexemes(text);
    let mut problems = Vec::new();
    if let Some(at) = unclosed {
        let span = Span { start: at, end: text.len() };
        problems.push(Problem::new(span, ProblemKind::UnclosedQuote));
    }
    if MOST_LEXEMES < lexemes.len() {
        let span = lexemes.get(MOST_LEXEMES).map_or(Span { start: 0, end: 0 }, |(_, span)| *span);
        lexemes.truncate(MOST_LEXEMES);
        problems.push(Problem::new(span, ProblemKind::TooLong));
    }
    let mut parser = Parser { lexemes, at: 0, depth: 0, today, problems };
    let mut nodes = Vec::new();
    while parser.at < parser.lexemes.len() {
        nodes.extend(parser.either(None));
        // A parenthesis that closes nothing is passed over.
        if let Some((Lexeme::Close, span)) = parser.peek() {
            let span = *span;
            parser.problems.push(Problem::new(span, ProblemKind::StrayParenthesis));
            parser.at += 1;
        }
    }
    (Node::and(nodes), parser.problems)
}

struct Parser {
    lexemes: Vec<(Lexeme, Span)>,
    at: usize,
    depth: usize,
    today: Date,
    problems: Vec<Problem>,
}

impl Parser {
    fn peek(&self) -> Option<&(Lexeme, Span)> {
        self.lexemes.get(self.at)
    }

    /// `a OR b`
    fn either(&mut self, scope: Option<Field>) -> Option<Node> {
        let mut nodes: Vec<Node> = self.all(scope).into_iter().collect();
        while let Some((Lexeme::Or, operator)) = self.peek() {
            let (operator, before) = (*operator, nodes.len());
            self.at += 1;
            nodes.extend(self.all(scope));
            if before == 0 || nodes.len() == before {
                self.lone(operator);
            }
        }
        if nodes.is_empty() { None } else { Some(Node::or(nodes)) }
    }

    /// `a b`, `a AND b`
    fn all(&mut self, scope: Option<Field>) -> Option<Node> {
        let mut nodes = Vec::new();
        // An `AND` that still waits for its right side.
        let mut open: Option<Span> = None;
        loop {
            match self.peek() {
                None | Some((Lexeme::Or | Lexeme::Close, _)) => break,
                Some((Lexeme::And, operator)) => {
                    let operator = *operator;
                    match open.replace(operator) {
                        None if !nodes.is_empty() => {}
                        _ => self.lone(operator),
                    }
                    self.at += 1;
                }
                Some(_) => {
                    nodes.extend(self.unary(scope));
                    open = None;
                }
            }
        }
        if let Some(operator) = open.filter(|_| !nodes.is_empty()) {
            self.lone(operator);
        }
        if nodes.is_empty() { None } else { Some(Node::and(nodes)) }
    }

    /// `NOT a`, `-a`
    fn unary(&mut self, scope: Option<Field>) -> Option<Node> {
        let mut operators: Vec<Span> = Vec::new();
        while let Some((Lexeme::Not, operator)) = self.peek() {
            operators.push(*operator);
            self.at += 1;
        }
        let ends = matches!(self.peek(), None | Some((Lexeme::Or | Lexeme::And | Lexeme::Close, _)));
        if let Some(operator) = operators.last().filter(|_| ends) {
            self.lone(*operator);
        }
        let node = self.term(scope)?;
        Some(if operators.len().is_multiple_of(2) { node } else { Node::Not(Box::new(node)) })
    }

    fn lone(&mut self, operator: Span) {
        if self.problems.last().is_none_or(|problem| problem.span != operator) {
            self.problems.push(Problem::new(operator, ProblemKind::LoneOperator));
        }
    }

    fn term(&mut self, scope: Option<Field>) -> Option<Node> {
        let (lexeme, span) = self.peek().cloned()?;
        match lexeme {
            Lexeme::Word(value) | Lexeme::Phrase(value, _) if self.names_a_value(scope) => {
                self.at += 1;
                scope.map(|field| self.value(field, value, span))
            }
            Lexeme::Word(text) => {
                self.at += 1;
                word(text, span, text_field(scope))
            }
            Lexeme::Phrase(text, slop) => {
                self.at += 1;
                let empty = !text.contains(char::is_alphanumeric);
                let words = phrase::words(&text);
                (!empty).then_some(Node::Phrase(Phrase { text, span, field: text_field(scope), slop, words }))
            }
            Lexeme::Open => {
                self.at += 1;
                self.group(scope, span)
            }
            Lexeme::Field(name) => {
                self.at += 1;
                self.field(&name, span)
            }
            Lexeme::Close | Lexeme::Or | Lexeme::And | Lexeme::Not => None,
        }
    }

    fn group(&mut self, scope: Option<Field>, open: Span) -> Option<Node> {
        self.depth += 1;
        let node = if DEEPEST < self.depth { None } else { self.either(scope) };
        self.depth -= 1;
        match self.peek() {
            Some((Lexeme::Close, _)) => self.at += 1,
            _ => self.problems.push(Problem::new(open, ProblemKind::UnclosedParenthesis)),
        }
        node
    }

    /// `field:value`, `field:"…"`, `field:(a OR b)`
    fn field(&mut self, name: &str, span: Span) -> Option<Node> {
        let Some(field) = Field::from_name(name) else { return self.unknown_field(name, span) };
        // The span of a value begins with the name of its field.
        let first = self.at;
        if let Some((lexeme, value)) = self.lexemes.get_mut(first)
            && !matches!(lexeme, Lexeme::Open)
        {
            value.start = span.start;
        }
        self.term(Some(field))
    }

    /// Whether a word stands for a value and not for a word of the text.
    fn names_a_value(&self, scope: Option<Field>) -> bool {
        scope.is_some_and(|field| !matches!(field, Field::Text(_)))
    }

    fn value(&mut self, field: Field, value: String, span: Span) -> Node {
        if value == "*" {
            return Node::Exists(field);
        }
        match field {
            Field::Entity(field) => Node::Entity(EntityLeaf { field, value, span, keys: Vec::new(), within: false }),
            Field::Keyword(field) => Node::Keyword { field, value },
            Field::Date(field) if matches!(fold(&value).as_str(), "none" | "aucune" | "sans") => {
                Node::Not(Box::new(Node::Exists(Field::Date(field))))
            }
            Field::Date(DateField::Published) if matches!(fold(&value).as_str(), "conflict" | "conflit") => {
                Node::DateInDoubt
            }
            Field::Date(field) => {
                let (node, problem) = date::node(field, &value, self.today);
                self.problems.extend(problem.map(|kind| Problem::new(span, kind)));
                node
            }
            Field::Text(_) => Node::Nothing,
        }
    }

    /// An unknown field: natural text with a colon unless it is nearly the name of a field.
    fn unknown_field(&mut self, name: &str, span: Span) -> Option<Node> {
        let folded = fold(name);
        let near = NAMES.iter().map(|(known, _)| (strsim::osa_distance(&folded, known), *known)).min();
        if let Some((1..=2, known)) = near.filter(|(distance, known)| distance * 3 <= known.len()) {
            self.problems.push(Problem::new(span, ProblemKind::UnknownField { name: name.to_owned(), near: known }));
            self.term(None);
            return Some(Node::Nothing);
        }
        word(name.to_owned(), span, None)
    }
}

fn text_field(scope: Option<Field>) -> Option<TextField> {
    match scope {
        Some(Field::Text(field)) => Some(field),
        _ => None,
    }
}

/// `mot`, `=mot`, `mot*`, `m?t`, `mot~`, `mot~1`
fn word(text: String, span: Span, field: Option<TextField>) -> Option<Node> {
    let (text, form) = form(&text);
    // Signs alone are punctuation of a pasted headline.
    let told = text.contains(char::is_alphanumeric);
    told.then(|| Node::Word(Word { text: text.to_owned(), span, field, form, expanded: Vec::new() }))
}

fn form(text: &str) -> (&str, Form) {
    if let Some(exact) = text.strip_prefix('=') {
        return (exact, Form::Exact);
    }
    let fuzzy = [("~", 2), ("~1", 1), ("~2", 2)];
    if let Some((word, edits)) = fuzzy.iter().find_map(|(sign, edits)| Some((text.strip_suffix(sign)?, *edits))) {
        // A short word two letters away is any word.
        let edits = if word.chars().count() < 5 { 1 } else { edits };
        return (word, Form::Fuzzy(edits));
    }
    pattern(text, 2).map_or((text, Form::Stem), |pattern| (pattern, Form::Pattern))
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::query::ast::{Form, Node};
    use jiff::civil::date;

    fn show(node: &Node) -> String {
        let list = |nodes: &[Node], sign: &str| nodes.iter().map(show).collect::<Vec<_>>().join(sign);
        match node {
            Node::All => "*".to_owned(),
            Node::Nothing => "∅".to_owned(),
            Node::And(nodes) => format!("({})", list(nodes, " & ")),
            Node::Or(nodes) => format!("({})", list(nodes, " | ")),
            Node::Not(node) => format!("!{}", show(node)),
            Node::Word(word) => {
                let field = word.field.map_or(String::new(), |field| format!("{field:?}:"));
                let form = match word.form {
                    Form::Stem => String::new(),
                    form => format!("{form:?} "),
                };
                format!("{field}{form}{}", word.text)
            }
            Node::Phrase(phrase) => {
                format!("{}“{}”", phrase.field.map_or(String::new(), |field| format!("{field:?}:")), phrase.text)
            }
            Node::Alike { node, .. } | Node::Widened { node, .. } => show(node),
            Node::Entity(leaf) => format!("{:?}:{}", leaf.field, leaf.value),
            Node::Keyword { field, value } => format!("{field:?}:{value}"),
            Node::Days { from, to, .. } => {
                let day = |day: &Option<jiff::civil::Date>| day.map_or(String::new(), |day| day.to_string());
                format!("{}..{}", day(from), day(to))
            }
            Node::DateInDoubt => "conflict".to_owned(),
            Node::Anniversary { month, day, .. } => format!("*-{month}-{day}"),
            Node::Exists(field) => format!("{}:*", field.name()),
        }
    }

    fn check(text: &str, expected: &str, problems: &[&str]) {
        let (node, found) = parse(text, date(2023, 10, 18));
        assert_eq!(show(&node), expected, "{text}");
        let told = found.iter().map(|problem| format!("{:?}", problem.kind)).collect::<Vec<_>>();
        assert_eq!(told, problems, "{text}");
    }

    #[test]
    fn trees_of_queries() {
        check("", "*", &[]);
        check("sommet Pékin", "(sommet & Pékin)", &[]);
        check("a OU b c", "(a | (b & c))", &[]);
        check("a SAUF b", "(a & !b)", &[]);
        check("-a", "!a", &[]);
        check("(a OR b) c", "((a | b) & c)", &[]);
        check("«Corée du Nord» =œuvre", "(“Corée du Nord” & Exact œuvre)", &[]);
        check("mention:*-11-13 date:*-2-29", "(*-11-13 & *-2-29)", &[]);
        check("mention:*-02-31", "∅", &["NoDate(\"*-02-31\")"]);
        check("titre:élection chapo:(a OU b)", "(Title:élection & (Lead:a | Lead:b))", &[]);
        check("pays:Chine dirigeant:\"Xi Jinping\"", "(Country:Chine & Leader:Xi Jinping)", &[]);
        check("pays:(Chine OU Japon)", "(Country:Chine | Country:Japon)", &[]);
        check("pays:(Chine ET -Japon)", "(Country:Chine & !Country:Japon)", &[]);
        check("vot* m?t Poutin~ mot~1", "(Pattern vot* & Pattern m?t & Fuzzy(2) Poutin & Fuzzy(1) mot)", &[]);
        check("Pourquoi? quoi ?", "(Pourquoi? & quoi)", &[]);
        check("-pays:Chine", "!Country:Chine", &[]);
        check("date:2023-10 date:none", "(2023-10-01..2023-10-31 & !date:*)", &[]);
        check("date:\"18 octobre 2023\"", "2023-10-18..2023-10-18", &[]);
    }

    #[test]
    fn natural_text_is_never_refused() {
        check("Kherson: les forces entrent", "(Kherson: & les & forces & entrent)", &[]);
        check("Bilan : 3 morts - « enfin »", "(Bilan & 3 & morts & “enfin”)", &[]);
        check("https://lemonde.fr/x 🦀 l'Iran", "(https & //lemonde.fr/x & l'Iran)", &[]);
        check("score 3 -1", "(score & 3 & -1)", &[]);
        check("()", "*", &[]);
    }

    #[test]
    fn mistakes_are_told() {
        check("un \"deux", "(un & deux)", &["UnclosedQuote"]);
        check("(un deux", "(un & deux)", &["UnclosedParenthesis"]);
        check("un) deux", "(un & deux)", &["StrayParenthesis"]);
        check("date:bientôt", "∅", &["NoDate(\"bientôt\")"]);
        check("date:2023..2020", "2020-01-01..2023-12-31", &["Backwards(\"2023..2020\")"]);
        check("payss:Chine", "∅", &["UnknownField { name: \"payss\", near: \"pays\" }"]);
        check("OU OU", "*", &["LoneOperator", "LoneOperator"]);
        check("un ET", "un", &["LoneOperator"]);
        check("un OU", "un", &["LoneOperator"]);
        check("ET un", "un", &["LoneOperator"]);
        check("un SAUF", "un", &["LoneOperator"]);
        check("(un SAUF) deux", "(un & deux)", &["LoneOperator"]);
    }
}
