//! Indexes JSON Lines with tantivy alone: its simple tokenizer, lower case and a Snowball French stemmer, no
//! extraction. What kiosque's own speed is measured against, in the same run.
//!
//! `cargo run --release --example bare_tantivy -- ARTICLES.jsonl FOLDER`

#![allow(clippy::print_stdout, reason = "its figures are its purpose")]

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::time::Instant;

use tantivy::schema::{IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{LowerCaser, SimpleTokenizer, TextAnalyzer, Token, TokenFilter, TokenStream, Tokenizer};
use tantivy::{Index, TantivyDocument};

#[derive(Clone)]
struct Stem;

#[derive(Clone)]
struct Stemming<T>(T);

struct Stemmed<T> {
    tail: T,
    stemmer: frostem::Stemmer,
}

impl TokenFilter for Stem {
    type Tokenizer<T: Tokenizer> = Stemming<T>;

    fn transform<T: Tokenizer>(self, tokenizer: T) -> Stemming<T> {
        Stemming(tokenizer)
    }
}

impl<T: Tokenizer> Tokenizer for Stemming<T> {
    type TokenStream<'a> = Stemmed<T::TokenStream<'a>>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        Stemmed { tail: self.0.token_stream(text), stemmer: frostem::Stemmer::new(frostem::Algorithm::French) }
    }
}

impl<T: TokenStream> TokenStream for Stemmed<T> {
    fn advance(&mut self) -> bool {
        if !self.tail.advance() {
            return false;
        }
        let stem = self.stemmer.stem(&self.tail.token().text).to_string();
        self.tail.token_mut().text = stem;
        true
    }

    fn token(&self) -> &Token {
        self.tail.token()
    }

    fn token_mut(&mut self) -> &mut Token {
        self.tail.token_mut()
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (articles, folder) = (arguments.next().ok_or("ARTICLES.jsonl?")?, arguments.next().ok_or("FOLDER?")?);
    std::fs::create_dir_all(&folder)?;
    let mut builder = Schema::builder();
    let french =
        TextFieldIndexing::default().set_tokenizer("french").set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = TextOptions::default().set_indexing_options(french).set_stored();
    let id = builder.add_text_field("id", STRING | STORED);
    let title = builder.add_text_field("title", text.clone());
    let body = builder.add_text_field("body", text);
    let index = Index::create_in_dir(&folder, builder.build())?;
    let french = TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser).filter(Stem).build();
    index.tokenizers().register("french", french);
    let mut writer = index.writer_with_num_threads::<TantivyDocument>(2, 120 << 20)?;
    let started = Instant::now();
    let mut count = 0_u32;
    for line in BufReader::new(File::open(articles)?).lines() {
        let value: serde_json::Value = serde_json::from_str(&line?)?;
        let mut document = TantivyDocument::new();
        for (field, name) in [(id, "id"), (title, "title"), (body, "body")] {
            document.add_text(field, value.get(name).and_then(|value| value.as_str()).unwrap_or_default());
        }
        writer.add_document(document)?;
        count += 1;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    let seconds = started.elapsed().as_secs_f64();
    println!("{count} articles in {seconds:.1} s ({:.0}/s)", f64::from(count) / seconds);
    Ok(())
}
