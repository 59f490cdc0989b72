//! The program as its users meet it: exit codes, forms of output, refusals with their remedy.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::support::{KIOSQUE, Newsroom, command, finish, kiosque, samples_index};

/// What would drive a terminal, or disorder its lines.
fn is_unsafe(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn exit_codes_tell_found_nothing_and_error() {
    for (code, arguments) in [
        (0, &["search", "Poutine"][..]),
        (0, &["search"]),
        (0, &["search", "girafologue Chine"]),
        (1, &["search", "girafologue"]),
        (1, &["search", "pays:Irlande"]),
        (1, &["search", "--from", "2030"]),
        (2, &["search", "dirigent:Xi"]),
        (2, &["search", "--from", "zut"]),
        (0, &["facets", "leader"]),
        (1, &["facets", "leader", "girafologue"]),
        (2, &["facets", "leader", "dirigent:Xi"]),
        (0, &["show", "depeche-2019-022"]),
        (1, &["show", "depeche-1919"]),
        (0, &["analyze", "l’Élysée"]),
        (1, &["analyze", "…"]),
        (0, &["status"]),
        (0, &["verify"]),
        (2, &["index"]),
        (2, &["search", "--zut"]),
        (2, &["zut"]),
        (2, &[]),
        (0, &["--version"]),
    ] {
        let ran = kiosque(arguments);
        assert_eq!(ran.code, Some(code), "{arguments:?}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn every_command_has_its_help() {
    let commands =
        ["index", "search", "facets", "show", "similar", "suggest", "extract", "analyze", "serve", "status", "verify"];
    let general = kiosque(&["--help"]).exits(0);
    for name in commands {
        assert!(general.out.contains(&format!("\n  {name} ")), "{name} is not in:\n{}", general.out);
        let help = kiosque(&[name, "--help"]).exits(0);
        assert!(
            help.out.contains(&format!("Usage: kiosque {name}")) && help.err.is_empty(),
            "{}{}",
            help.out,
            help.err
        );
        assert!(
            help.out.lines().all(|line| line.chars().count() <= 100),
            "{name}: wider than 100 columns\n{}",
            help.out
        );
    }
}

#[test]
fn completions_and_man_page() {
    for what in ["bash", "fish", "zsh", "powershell", "man"] {
        let ran = kiosque(&["generate", what]).exits(0);
        assert!(ran.out.contains("kiosque") && ran.out.contains("facets"), "{what}");
    }
}

#[test]
fn mistakes_come_with_the_nearest_name() {
    for (arguments, words) in [
        (&["facets", "leadr"][..], &["there is no facet `leadr`", "hint: did you mean `leader`?"][..]),
        (&["facets", "zzzzzz"], &["there is no facet `zzzzzz`", "leader, person, country"]),
        (&["search", "a", "--facet", "contry"], &["there is no facet `contry`", "`country`"]),
        (&["search", "a", "--facet", "leader:x"], &["`x`", "leader:20"]),
        (&["search", "a", "--not", "Chine"], &["`--not Chine`", "country=Chine"]),
        (&["search", "a", "--not", "contry=Chine"], &["there is no facet `contry`", "`country`"]),
        (&["search", "a", "--limit", "20001"], &["20000"]),
        (&["search", "a", "--offset", "18446744073709551615"], &["20000"]),
    ] {
        kiosque(arguments).exits(2).tells(words);
    }
    for (arguments, words) in [
        (&["search", "a", "--format", "xml"][..], &["'xml'", "table, json, jsonl, csv"][..]),
        (&["search", "a", "--sort", "size"], &["'size'", "relevance, fresh, date, -date"]),
        (&["search", "a", "--limit", "dix"], &["'dix'"]),
        (&["serch", "a"], &["'serch'", "search"]),
        (&["search", "a", "--leadr", "Xi"], &["--leadr", "--leader"]),
        (&["search", "a", "--json", "--format", "csv"], &["--json"]),
    ] {
        let ran = kiosque(arguments).exits(2);
        words.iter().for_each(|word| assert!(ran.err.contains(word), "no `{word}` in:\n{}", ran.err));
    }
}

#[test]
fn a_refused_query_says_where_why_and_what_instead() {
    for (query, expected) in [
        ("date:2023-13", "error: `2023-13` is no date\n  date:2023-13\n  ^^^^^^^^^^^^\nhint: "),
        (
            "été dirigent:Xi",
            "error: there is no field `dirigent`\n  été dirigent:Xi\n      ^^^^^^^^^\nhint: did you mean `dirigeant:`?\n",
        ),
    ] {
        for format in ["table", "jsonl", "csv"] {
            let ran = kiosque(&["search", query, "--format", format]).exits(2);
            assert!(ran.err.starts_with(expected), "{format}: {}", ran.err);
            assert_eq!(ran.out, "", "{format}");
        }
        let ran = kiosque(&["search", query, "--json"]).exits(2);
        let (answer, problem) = (ran.json(), &ran.json()["problems"][0]);
        assert_eq!((answer["total"].as_u64(), keys(problem)), (Some(0), vec!["start", "end", "message", "hint"]));
        let covered: String = query.chars().skip(problem["start"].as_u64().unwrap() as usize).collect();
        assert!(query.ends_with(&covered) && !covered.starts_with(' '), "{covered}");
    }
    // What can be guessed is searched all the same, with a note.
    let ran = kiosque(&["search", "\"second tour"]).exits(0);
    assert!(ran.err.starts_with("note: ") && ran.err.contains("hint: "), "{}", ran.err);
    let ran = kiosque(&["search", "girafologue Chine"]).exits(0);
    assert!(ran.err.contains("no article contains `girafologue`"), "{}", ran.err);
    assert!(ran.err.contains("no article has all the words"), "{}", ran.err);
}

#[test]
fn data_and_messages_are_apart() {
    let ran = kiosque(&["search", "Poutine", "--limit", "3"]).exits(0);
    assert_eq!((ran.lines().len(), ran.err.as_str()), (3, ""), "jsonl where there is no terminal");
    let ran = kiosque(&["search", "girafologue"]).exits(1);
    assert_eq!(ran.out, "");
}

#[test]
fn json_is_the_contract() {
    let ran = kiosque(&["search", "sommet Pékin", "--json", "--facet", "leader:2", "--facet", "pays"]).exits(0);
    let answer = ran.json();
    assert_eq!(ran.out.lines().count(), 1);
    assert_eq!(keys(&answer), ["understood", "problems", "total", "relaxed", "took_ms", "hits", "facets"]);
    assert_eq!(keys(&answer["facets"]), ["leader", "country"]);
    assert_eq!(answer["facets"]["leader"].as_array().unwrap().len(), 2);
    assert_eq!(keys(&answer["facets"]["leader"][0]), ["value", "id", "count"]);
    let hit = &answer["hits"][0];
    let expected = "id score title title_marks published date_source source url path snippets people leaders countries";
    assert_eq!(keys(hit), expected.split(' ').collect::<Vec<_>>());
    assert_eq!(keys(&hit["countries"][0]), ["code", "name"]);
    assert!(hit["score"].is_f64() && hit["people"][0].is_string() && hit["leaders"][0].is_string());
    let line = kiosque(&["search", "sommet Pékin", "--format", "jsonl", "--limit", "1"]).exits(0).json();
    assert_eq!(&line, hit);

    let facets = kiosque(&["facets", "leader", "--json", "--top", "2"]).exits(0).json();
    assert_eq!(keys(&facets), ["field", "total", "values", "exact"]);
    assert_eq!(keys(&facets["values"][0]), ["value", "id", "count"]);

    let article = kiosque(&["show", "depeche-2019-022", "--json"]).exits(0).json();
    for key in [
        "id",
        "title",
        "lead",
        "body",
        "published",
        "source",
        "text",
        "entities",
        "people",
        "leaders",
        "countries",
        "expressions",
    ] {
        assert!(article.get(key).is_some(), "{key}");
    }
    assert_eq!(keys(&article["countries"][0]), ["code", "name", "count", "evidence"]);
}

#[test]
fn marks_are_code_points_of_the_passage() {
    let answer = kiosque(&["search", "élysée", "--json", "--limit", "50"]).exits(0).json();
    let mut marked = 0;
    for snippet in answer["hits"].as_array().unwrap().iter().flat_map(|hit| hit["snippets"].as_array().unwrap()) {
        let text: Vec<char> = snippet["text"].as_str().unwrap().chars().collect();
        for mark in snippet["marks"].as_array().unwrap() {
            let (start, end) = (mark[0].as_u64().unwrap() as usize, mark[1].as_u64().unwrap() as usize);
            let word: String = text[start..end].iter().collect();
            assert!(word.to_lowercase().starts_with("élysée"), "{word}");
            marked += 1;
        }
    }
    assert!(0 < marked);
}

#[test]
fn a_relaxed_answer_says_so_and_is_found() {
    let answer = kiosque(&["search", "girafologue Chine", "--json"]).exits(0).json();
    assert_eq!(answer["relaxed"], true);
    assert_eq!(answer["problems"][0]["message"], "no article contains `girafologue`");
    let answer = kiosque(&["search", "girafologue Chine", "--json", "--match", "any"]).exits(0).json();
    assert_eq!(answer["relaxed"], false);
}

#[test]
fn csv_is_a_table_for_spreadsheets() {
    let ran = kiosque(&["search", "Poutine", "--format", "csv", "--limit", "50"]).exits(0);
    let mut reader = csv::Reader::from_reader(ran.out.as_bytes());
    let header = "id,score,title,published,date_source,source,url,path,snippet,people,leaders,countries";
    assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>().join(","), header);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), kiosque(&["search", "Poutine", "--count"]).out.trim().parse::<usize>().unwrap());
    assert!(rows.iter().all(|row| row[10].contains("Vladimir Poutine")), "{rows:?}");
    let ran = kiosque(&["facets", "country", "--format", "csv", "--top", "2"]).exits(0);
    assert!(ran.out.starts_with("value,id,count\nFrance,FR,"), "{}", ran.out);
}

#[test]
fn filters_facets_and_orders() {
    let count = |arguments: &[&str]| -> u64 {
        let ran = kiosque(&[&["search", "--count"], arguments].concat());
        ran.out.trim().parse().unwrap_or_else(|_| panic!("{ran:?}"))
    };
    assert_eq!(count(&[]), 53);
    let either = count(&["--country", "Chine", "--country", "Inde"]);
    assert_eq!(either, count(&["pays:(Chine OU Inde)"]));
    assert_eq!(
        count(&["--country", "Chine", "--country", "Inde", "--not", "country=Chine"]),
        count(&["pays:Inde -pays:Chine"])
    );
    assert_eq!(count(&["--pays", "CN", "--dirigeant", "Putin"]), count(&["pays:Chine dirigeant:Poutine"]));
    assert_eq!(count(&["--from", "2023", "--to", "2023"]), count(&["date:2023"]));
    assert_eq!(count(&["--mention", "2023-10-18"]), count(&["mention:2023-10-18"]));
    assert_eq!(count(&["--org", "ONU", "--source", "Agence Horizon"]), count(&["org:ONU source:\"Agence Horizon\""]));
    let dates = |sort: &str| -> Vec<String> {
        let lines = kiosque(&["search", "Poutine", "--sort", sort]).exits(0).lines();
        lines.iter().map(|hit| hit["published"].as_str().unwrap().to_owned()).collect()
    };
    assert!(dates("date").is_sorted() && dates("-date").iter().rev().is_sorted());
    let (all, rest) =
        (kiosque(&["search", "a"]).lines(), kiosque(&["search", "a", "--offset", "4", "--limit", "3"]).lines());
    assert_eq!(all[4..7], rest[..]);
    let ran = kiosque(&["facets", "year", "--sort", "name", "--json", "--top", "100"]).exits(0).json();
    let years: Vec<&str> =
        ran["values"].as_array().unwrap().iter().map(|value| value["value"].as_str().unwrap()).collect();
    assert!(years.is_sorted() && years[0] == "2008", "{years:?}");
    let ran = kiosque(&["facets", "leader", "--contains", "merk", "--json"]).exits(0).json();
    assert_eq!(ran["values"][0]["value"], "Angela Merkel");
}

#[test]
fn a_timeline_has_a_bucket_for_every_year_month_or_day() {
    let timeline = kiosque(&["timeline", "--json"]).exits(0).json();
    assert_eq!(keys(&timeline), ["of", "by", "total", "buckets", "left_out"]);
    assert_eq!(
        (&timeline["of"], &timeline["by"], &timeline["total"]),
        (&"published".into(), &"year".into(), &53.into())
    );
    let buckets = timeline["buckets"].as_array().unwrap();
    let years: Vec<String> = (2008..=2026).map(|year| year.to_string()).collect();
    assert_eq!(buckets.iter().map(|bucket| bucket["value"].as_str().unwrap()).collect::<Vec<_>>(), years);
    // One article has no date.
    assert_eq!(buckets.iter().map(|bucket| bucket["count"].as_u64().unwrap()).sum::<u64>(), 52);

    let lines = kiosque(&["timeline", "--by", "month", "--from", "2023", "--to", "2023"]).exits(0).lines();
    assert_eq!(keys(&lines[0]), ["value", "from", "to", "count"]);
    for bucket in &lines {
        let (from, to) = (bucket["from"].as_str().unwrap(), bucket["to"].as_str().unwrap());
        let count = kiosque(&["search", "--count", "--from", from, "--to", to]);
        assert_eq!(count.out.trim(), bucket["count"].to_string(), "{bucket}");
    }
    let spoken = kiosque(&["timeline", "--of", "mention", "--mention", "2013..2015"]).exits(0).lines();
    assert_eq!(
        spoken.iter().map(|bucket| bucket["value"].as_str().unwrap()).collect::<Vec<_>>(),
        ["2013", "2014", "2015"]
    );
    for bucket in &spoken {
        let count = kiosque(&["search", "--count", "--mention", bucket["value"].as_str().unwrap()]);
        assert_eq!(count.out.trim(), bucket["count"].to_string(), "{bucket}");
    }
    let table = kiosque(&["timeline", "--format", "table"]).exits(0).out;
    assert!(table.starts_with("published by year  over 53 articles\n2008") && table.contains('▇'), "{table}");
    let csv = kiosque(&["timeline", "--format", "csv", "--by", "day", "date:2023-10-18"]).exits(0).out;
    assert!(csv.starts_with("value,from,to,count\n2023-10-18,2023-10-18,2023-10-18,"), "{csv}");
    kiosque(&["timeline", "girafologue"]).exits(1);
    kiosque(&["timeline", "payss:Chine"]).exits(2);
    // Of too many days the dense ones are kept, and the others told.
    let days = kiosque(&["timeline", "--by", "day", "--json"]).exits(0).json();
    let left_out = |side: &str| days["left_out"][side].as_u64().unwrap();
    assert!(days["buckets"].as_array().unwrap().len() <= 1000);
    let counted =
        days["buckets"].as_array().unwrap().iter().map(|bucket| bucket["count"].as_u64().unwrap()).sum::<u64>();
    assert_eq!(left_out("before") + counted + left_out("after"), 52);
    let table = kiosque(&["timeline", "--by", "day", "--format", "table"]).exits(0).out;
    assert!(table.contains("\nleft out: ") && table.contains(" before "), "{table}");
}

#[test]
fn a_count_is_a_number() {
    assert_eq!(kiosque(&["search", "Poutine", "--count"]).exits(0).out, "8\n");
    assert_eq!(kiosque(&["search", "girafologue", "--count"]).exits(1).out, "0\n");
    let answer = kiosque(&["search", "Poutine", "--count", "--json"]).exits(0).json();
    assert_eq!((answer["total"].as_u64(), answer["hits"].as_array().map(Vec::len)), (Some(8), Some(0)));
}

#[test]
fn a_file_of_queries_is_one_run() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("queries.tsv");
    std::fs::write(&file, "q1\tsommet Pékin\n\nq2\tgirafologue\nq3\tl’Iran\n").unwrap();
    let file = file.to_str().unwrap();
    let ran = kiosque(&["search", "--queries", file, "--format", "trec", "--limit", "2"]).exits(0);
    let rows: Vec<Vec<&str>> = ran.out.lines().map(|line| line.split(' ').collect()).collect();
    let shown: Vec<(&str, &str, &str)> = rows.iter().map(|row| (row[0], row[3], row[5])).collect();
    assert_eq!(shown, [("q1", "1", "kiosque"), ("q1", "2", "kiosque"), ("q3", "1", "kiosque"), ("q3", "2", "kiosque")]);
    assert!(
        rows.iter().all(|row| row.len() == 6 && row[1] == "Q0" && 0.0 < row[4].parse::<f32>().unwrap()),
        "{rows:?}"
    );
    let lines = kiosque(&["search", "--queries", file]).exits(0).lines();
    assert!(lines.iter().all(|line| line["query"] == "q1" || line["query"] == "q3"));

    std::fs::write(folder.path().join("none.tsv"), "q1\tgirafologue\n").unwrap();
    kiosque(&["search", "--queries", folder.path().join("none.tsv").to_str().unwrap()]).exits(1);
    std::fs::write(folder.path().join("bad.tsv"), "q1\ta\nq2 sans tabulation\n").unwrap();
    kiosque(&["search", "--queries", folder.path().join("bad.tsv").to_str().unwrap()])
        .exits(2)
        .tells(&["line 2", "tab"]);
    kiosque(&["search", "--queries", "/nowhere/queries.tsv"]).exits(2).tells(&["cannot read", "/nowhere/queries.tsv"]);
    kiosque(&["search", "a", "--format", "trec"]).exits(2).tells(&["--queries FILE"]);
    let csv = folder.path().join("queries.csv");
    std::fs::write(&csv, "id,query\nq1,sommet Pékin\nq2,\"\"\"second tour\"\"\"\n").unwrap();
    let ran = kiosque(&["search", "--queries", csv.to_str().unwrap(), "--format", "csv", "-n", "1"]).exits(0);
    let rows: Vec<&str> = ran.out.lines().filter(|line| line.starts_with('q')).collect();
    assert!(
        rows[0].starts_with("query,id,score") && rows[1].starts_with("q1,") && rows[2].starts_with("q2,"),
        "{rows:?}"
    );
}

#[test]
fn analysis_is_shown_token_by_token() {
    let lines = kiosque(&["analyze", "l’Élysée,", "aujourd’hui"]).exits(0).lines();
    let shown: Vec<_> =
        lines.iter().map(|token| (token["surface"].as_str().unwrap(), token["form"].as_str().unwrap())).collect();
    assert_eq!(shown, [("Élysée", "elysee"), ("l", "l'"), ("aujourd’hui", "aujourdhui")]);
    let text: Vec<char> = "l’Élysée, aujourd’hui".chars().collect();
    for token in &lines {
        let (start, end) = (token["start"].as_u64().unwrap() as usize, token["end"].as_u64().unwrap() as usize);
        assert_eq!(text[start..end].iter().collect::<String>(), token["surface"].as_str().unwrap());
    }
    assert!(kiosque(&["analyze", "été", "--json"]).exits(0).json().is_array());
}

#[test]
fn a_closed_pipe_is_success() {
    let many = "{\"text\":\"Vladimir Poutine à Pékin.\"}\n".repeat(20_000);
    for (arguments, input) in [
        (&["search", "--limit", "1000"][..], ""),
        (&["search", "--limit", "1000", "--json"], ""),
        (&["search", "--limit", "1000", "--format", "table"], ""),
        (&["search", "--limit", "1000", "--format", "csv"], ""),
        (&["extract"], many.as_str()),
        (&["--help"], ""),
        (&["facets", "place", "--top", "1000"], ""),
        (&["timeline", "--by", "month"], ""),
    ] {
        let mut command = command(samples_index(), arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // One line is read at most, as `head -1` does.
        let (stdin, stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let input = input.to_owned();
        let feeder = std::thread::spawn(move || {
            let mut stdin = stdin;
            _ = std::io::Write::write_all(&mut stdin, input.as_bytes());
        });
        if arguments[0] == "extract" {
            BufReader::new(stdout).read_line(&mut String::new()).unwrap();
        } else {
            drop(stdout);
        }
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        let status = child.wait().unwrap();
        feeder.join().unwrap();
        assert!(status.success() && err.is_empty(), "{arguments:?}: {status}: {err}");
    }
}

#[test]
fn data_never_drives_the_terminal() {
    let title = r"\u001b[31mRouge\u0007 \u009b32m vert\u202e envers \r\u0000 fin";
    let article = format!(
        "{{\"id\":\"x\\u001b]0;titre\\u0007y\",\"title\":\"{title}\",\"body\":\"Un \\u001b[2Jtexte de Vladimir Poutine.\",\
         \"source\":\"La \\u001b[1mGazette\",\"author\":\"J\\u009b1m\",\"section\":\"\\u202eMonde\"}}\n"
    );
    let room = Newsroom::with(&[("a.json", &article)]);
    #[cfg(unix)]
    room.write("b\u{1b}[31m\u{202e}.txt", "");
    let indexed = room.kiosque(&["index", "press"]).exits(0);
    let id = crate::support::every(&room.engine()).hits[0].id.clone();
    let mut shown = vec![indexed];
    for arguments in [
        &["search", "texte", "--format", "table"][..],
        &["search", "\u{1b}[31mtexte\u{202e}", "--format", "table"],
        &["search", "zut\u{1b}[31m:x", "--format", "table"],
        &["search", "texte", "--facet", "source", "--format", "table"],
        &["facets", "source", "--format", "table"],
        &["facets", "author", "--format", "table"],
        &["facets", "section", "--format", "table"],
        &["facets", "zut\u{1b}[31m"],
        &["show", &id, "--format", "table"],
        &["show", "\u{1b}[31m"],
        &["analyze", "\u{1b}[31mtexte", "--format", "table"],
        &["search", "texte", "--not", "\u{1b}[31m"],
        &["status", "--format", "table"],
    ] {
        shown.push(room.kiosque(arguments));
    }
    for ran in shown {
        assert!(!ran.out.contains(is_unsafe), "{:?}", ran.out);
        assert!(!ran.err.contains(is_unsafe), "{:?}", ran.err);
    }
}

/// Runs the program on a pseudo-terminal of `script`, where there is one.
#[cfg(target_os = "linux")]
fn on_a_terminal(no_colour: Option<&str>, term: &str) -> Option<String> {
    let inner = format!("{KIOSQUE} search Poutine --limit 2");
    let mut command = Command::new("script");
    command.args(["-qec", &inner, "/dev/null"]).env("KIOSQUE_INDEX", samples_index());
    command.env("TERM", term).env("COLUMNS", "100").env_remove("NO_COLOR");
    if let Some(value) = no_colour {
        command.env("NO_COLOR", value);
    }
    Command::new("script").arg("--version").output().ok().map(|_| finish(command, b"").out)
}

#[cfg(target_os = "linux")]
#[test]
fn colours_are_for_terminals_that_want_them() {
    let Some(coloured) = on_a_terminal(None, "xterm") else { return };
    assert!(coloured.contains("\u{1b}[1") && coloured.contains("articles for"), "{coloured:?}");
    for (no_colour, term) in [(Some("1"), "xterm"), (None, "dumb")] {
        let plain = on_a_terminal(no_colour, term).unwrap();
        assert!(!plain.contains('\u{1b}') && plain.contains("Poutine*"), "{plain:?}");
    }
    // Elsewhere there are none.
    let ran = kiosque(&["search", "Poutine", "--format", "table"]).exits(0);
    assert!(!ran.out.contains('\u{1b}'));
}

#[test]
fn tables_fit_the_terminal() {
    for columns in ["40", "80", "160"] {
        let mut command = command(samples_index(), &["search", "Poutine", "--format", "table", "--facet", "leader"]);
        command.env("COLUMNS", columns);
        let ran = finish(command, b"").exits(0);
        let widest = ran.out.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= columns.parse().unwrap(), "{widest} > {columns}:\n{}", ran.out);
    }
}

#[test]
fn the_folder_of_the_index_is_a_flag_or_the_environment() {
    let index = samples_index().to_str().unwrap();
    let mut command = Command::new(KIOSQUE);
    command.args(["--index", index, "search", "Poutine", "--count"]).env("KIOSQUE_INDEX", "/nowhere");
    assert_eq!(finish(command, b"").exits(0).out, "8\n");
    kiosque(&["search", "Poutine", "--index", "/nowhere"]).exits(2).tells(&["no index in `/nowhere`"]);
}
