//! From flags to a question.

use super::args::{Matching, Order, QueryFlags, SearchFlags};
use super::output::Output;
use crate::error::{Error, Result};
use crate::present::table;
use crate::query::problem::Problem;
use crate::search::{Filter, Question};
use crate::store::{FacetField, FacetRequest, Sort};

/// Values of a facet unless told.
const TOP: usize = 10;

/// The question of a query and its filters.
pub fn question(flags: &QueryFlags) -> Result<Question> {
    let chosen = [
        (FacetField::Leader, &flags.leader),
        (FacetField::Person, &flags.person),
        (FacetField::Country, &flags.country),
        (FacetField::Place, &flags.place),
        (FacetField::Organisation, &flags.org),
        (FacetField::Source, &flags.source),
        (FacetField::Speaker, &flags.speaker),
    ];
    let mut filters: Vec<Filter> = chosen
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(field, values)| Filter { field, values: values.clone(), negated: false })
        .collect();
    for exclusion in &flags.not {
        let (name, value) = exclusion.split_once('=').ok_or_else(|| {
            Error::user(format!("`--not {exclusion}` has no value"), "write it as FIELD=VALUE: --not country=Chine")
        })?;
        filters.push(Filter { field: facet(name)?, values: vec![value.to_owned()], negated: true });
    }
    Ok(Question {
        query: flags.query.join(" "),
        filters,
        from: flags.from.clone(),
        to: flags.to.clone(),
        mention: flags.mention.clone(),
        any: flags.matching == Matching::Any,
        widen: flags.expand,
        ..Question::default()
    })
}

/// The question of a search.
pub fn search(flags: &SearchFlags) -> Result<Question> {
    let facets = flags.facet.iter().map(|facet| facet_request(facet)).collect::<Result<Vec<_>>>()?;
    Ok(Question {
        sort: match flags.sort {
            Order::Relevance => Sort::Relevance,
            Order::Fresh => Sort::Fresh,
            Order::Date => Sort::Oldest,
            Order::Newest => Sort::Newest,
            Order::MentionFirst => Sort::MentionFirst,
            Order::MentionLast => Sort::MentionLast,
        },
        limit: if flags.count { 0 } else { flags.limit },
        offset: flags.offset,
        facets,
        ..question(&flags.query)?
    })
}

/// The facet of a name; an unknown one is refused with the nearest.
pub fn facet(name: &str) -> Result<FacetField> {
    FacetField::from_name(name).ok_or_else(|| {
        let known = FacetField::NAMES.map(|(_, name, _)| name);
        let near = known.iter().min_by_key(|known| strsim::osa_distance(known, name));
        let near = near.filter(|near| strsim::osa_distance(near, name) <= 2);
        let hint = near.map_or(format!("it is one of {}", known.join(", ")), |near| format!("did you mean `{near}`?"));
        Error::user(format!("there is no facet `{name}`"), hint)
    })
}

/// `leader` or `leader:20`
fn facet_request(text: &str) -> Result<FacetRequest> {
    let (name, top) = match text.split_once(':') {
        Some((name, top)) => {
            let top = top
                .parse()
                .map_err(|_| Error::user(format!("`{top}` is no number of values"), "write it as leader:20"))?;
            (name, top)
        }
        None => (text, TOP),
    };
    Ok(FacetRequest { field: facet(name)?, top })
}

/// Tells what is wrong with a question; whether it can't be answered.
pub fn refused(question: &Question, problems: &[Problem], output: &mut Output) -> bool {
    if !problems.is_empty() {
        output.say(table::problems(&question.query, problems, output.style).trim_end());
    }
    problems.iter().any(|problem| problem.is_fatal())
}
