//! Prints the stem of each word of the standard input, `word<TAB>stem` a line: by the whole chain, or with `--snowball`
//! by its Snowball step alone, for comparison with other stemmers.
//!
//! `cargo run --release --example stems -- [--snowball] < WORDS`

#![allow(clippy::print_stdout, reason = "its stems are its purpose")]

use std::io::{self, BufRead};

use kiosque::french::fold;
use kiosque::french::stem::Stemmer;

fn main() -> io::Result<()> {
    let plain = std::env::args().any(|argument| argument == "--snowball");
    let snowball = frostem::Stemmer::new(frostem::Algorithm::French);
    let chain = Stemmer::default();
    for word in io::stdin().lock().lines() {
        let word = word?;
        if plain {
            println!("{word}\t{}", snowball.stem(&word));
        } else {
            let form = fold(&word);
            println!("{word}\t{}", chain.stem(&form).unwrap_or(form));
        }
    }
    Ok(())
}
