//! Each stage over the sample articles: `cargo bench`.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use divan::Bencher;
use divan::counter::BytesCount;
use kiosque::article::Article;
use kiosque::extract;
use kiosque::extract::tagger::{self, Tagger};
use kiosque::fingerprint::fingerprint;
use kiosque::french::{Analyzer, Tokens};
use kiosque::knowledge::Knowledge;
use kiosque::knowledge::words::Words;
use kiosque::pipeline::{self, Settings};
use kiosque::read::{self, Options};
use kiosque::search::{Engine, Question};
use kiosque::store::local::{LocalStore, LocalWriter, WriterSettings};
use kiosque::store::{FacetField, FacetRequest, StoreWriter};

fn main() {
    divan::main();
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

fn articles() -> &'static [Article] {
    static ARTICLES: OnceLock<Vec<Article>> = OnceLock::new();
    ARTICLES.get_or_init(|| {
        let mut articles = Vec::new();
        for source in read::sources(&[samples()]).flatten() {
            read::articles(&source, &Options::default(), &mut |article| articles.extend(article.ok()));
        }
        articles
    })
}

fn bytes() -> BytesCount {
    BytesCount::new(articles().iter().map(|article| article.text().len()).sum::<usize>())
}

#[divan::bench]
fn read_samples(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).bench(|| {
        let mut count = 0;
        for source in read::sources(&[samples()]).flatten() {
            read::articles(&source, &Options::default(), &mut |article| count += usize::from(article.is_ok()));
        }
        count
    });
}

#[divan::bench]
fn analyze(bencher: Bencher<'_, '_>) {
    let (mut analyzer, mut tokens) = (Analyzer::default(), Tokens::default());
    bencher.counter(bytes()).bench_local(|| {
        for article in articles() {
            analyzer.analyze(&article.body, &mut tokens);
        }
    });
}

#[divan::bench]
fn extract_annotations(bencher: Bencher<'_, '_>) {
    let knowledge = Knowledge::embedded();
    bencher.counter(bytes()).bench(|| {
        articles().iter().map(|article| extract::annotations(article, knowledge).mentions.len()).sum::<usize>()
    });
}

#[divan::bench]
fn tag_names(bencher: Bencher<'_, '_>) {
    let knowledge = Knowledge::embedded();
    let studied: Vec<_> = articles().iter().map(|article| tagger::study(article, knowledge)).collect();
    bencher.counter(bytes()).bench(|| {
        let tagger = Tagger::embedded();
        let names = |(text, words, hints): &(String, Words, Vec<u16>)| {
            tagger.map_or(0, |tagger| tagger.mentions(text, words, hints, knowledge).len())
        };
        studied.iter().map(names).sum::<usize>()
    });
}

fn index(folder: &Path) {
    let writer = WriterSettings { threads: 2, memory: 64 << 20, rebuild: false };
    let settings =
        Settings { paths: vec![samples()], read: Options::default(), jobs: 2, commit_every: Duration::from_secs(60) };
    let written = LocalWriter::open(folder, fingerprint(), &writer).and_then(|mut writer| {
        pipeline::run(&mut writer, &settings, Knowledge::embedded(), &|_| {})?;
        Box::new(writer).finish()
    });
    assert!(written.is_ok(), "{written:?}");
}

#[divan::bench(sample_count = 10)]
fn index_samples(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).with_inputs(|| tempfile::tempdir().ok()).bench_values(|folder| {
        if let Some(folder) = &folder {
            index(folder.path());
        }
        folder
    });
}

#[divan::bench(args = ["Poutine", "sommet Pékin", "\"Corée du Nord\"", "pays:Chine dirigeant:Poutine"])]
fn search(bencher: Bencher<'_, '_>, query: &str) {
    static FOLDER: OnceLock<Option<tempfile::TempDir>> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().ok();
        if let Some(folder) = &folder {
            index(folder.path());
        }
        folder
    });
    let Some(folder) = folder else { return };
    let Ok(store) = LocalStore::open(folder.path(), fingerprint(), false) else { return };
    let engine = Engine::new(Box::new(store), Knowledge::embedded());
    let facet = |field| FacetRequest { field, top: 10 };
    let question = Question {
        query: query.to_owned(),
        limit: 10,
        facets: vec![facet(FacetField::Leader), facet(FacetField::Country)],
        ..Question::default()
    };
    bencher.bench(|| engine.search(&question).map(|answer| answer.total).ok());
}
